/** The whole console, the same for the server that renders it first and the browser that goes on from there. */
import { IsRestoringProvider, type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, useCallback, useState } from 'react'
import { LanguageProvider } from '../text/language.tsx'
import { AppRoutes } from './app-routes.tsx'
import { CircumstancesContext } from './circumstances.ts'
import type { Circumstances } from './first-view.ts'

interface Given {
  readonly circumstances: Circumstances
  readonly client: QueryClient
  /** Whether a picture of the server is there to be taken over. */
  readonly takesOver: boolean
  /** Told when the page that was opened stands there. */
  readonly onShown?: () => void
}

/** Stands inside a router. */
export function App({ circumstances, client, takesOver, onShown }: Given) {
  // Nothing newer is asked for, or shown, until the whole picture has been taken over as it is.
  const [isTakingOver, setIsTakingOver] = useState(takesOver)
  const goOn = useCallback(() => {
    setIsTakingOver(false)
    onShown?.()
  }, [onShown])
  return (
    <StrictMode>
      <CircumstancesContext value={circumstances}>
        <LanguageProvider>
          <QueryClientProvider client={client}>
            <IsRestoringProvider value={isTakingOver}>
              <AppRoutes onShown={goOn} />
            </IsRestoringProvider>
          </QueryClientProvider>
        </LanguageProvider>
      </CircumstancesContext>
    </StrictMode>
  )
}
