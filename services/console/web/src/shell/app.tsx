/** The whole console, the same for the server that renders it first and the browser that goes on from there. */
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { LanguageProvider } from '../text/language.tsx'
import { AppRoutes } from './app-routes.tsx'
import { CircumstancesContext } from './circumstances.ts'
import type { Circumstances } from './first-view.ts'

interface Given {
  readonly circumstances: Circumstances
  readonly client: QueryClient
}

/** Stands inside a router. */
export function App({ circumstances, client }: Given) {
  return (
    <StrictMode>
      <CircumstancesContext value={circumstances}>
        <LanguageProvider>
          <QueryClientProvider client={client}>
            <AppRoutes />
          </QueryClientProvider>
        </LanguageProvider>
      </CircumstancesContext>
    </StrictMode>
  )
}
