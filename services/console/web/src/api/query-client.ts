import { QueryClient } from '@tanstack/react-query'
import { ApiFailure } from './call.ts'

const triesAgainMax = 2

const isWorthRetrying = (error: Error) =>
  !(error instanceof ApiFailure) ||
  ['unreachable', 'ledger-away', 'queues-away'].includes(error.code)

/** What is kept of the API's answers. The server renders for one request and tries nothing twice. */
export function newQueryClient({ isPatient }: { isPatient: boolean }): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => isPatient && count < triesAgainMax && isWorthRetrying(error),
      },
    },
  })
}
