import IconContext from '@ant-design/icons/es/components/Context'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/query-client.ts'
import { AppRoutes } from './shell/app-routes.tsx'
import { styleNonce } from './shell/style-nonce.ts'
import { warmUp } from './shell/warm-up.ts'
import { LanguageProvider } from './text/language.tsx'
import './styles.css'

warmUp(window.location)

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <QueryClientProvider client={queryClient}>
          <IconContext value={{ csp: { nonce: styleNonce } }}>
            <AppRoutes />
          </IconContext>
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  )
}
