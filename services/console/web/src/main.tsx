import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/query-client.ts'
import { AppRoutes } from './shell/app-routes.tsx'
import { Theme } from './shell/theme.tsx'
import { LanguageProvider } from './text/language.tsx'
import './styles.css'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <Theme>
          <QueryClientProvider client={queryClient}>
            <AppRoutes />
          </QueryClientProvider>
        </Theme>
      </LanguageProvider>
    </StrictMode>,
  )
}
