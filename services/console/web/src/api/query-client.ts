import { QueryClient } from '@tanstack/react-query'
import { ApiFailure } from './call.ts'

const isWorthRetrying = (error: Error) =>
  !(error instanceof ApiFailure) ||
  ['unreachable', 'ledger-away', 'queues-away'].includes(error.code)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < 2 && isWorthRetrying(error),
    },
  },
})
