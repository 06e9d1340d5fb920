import { QueryClient } from '@tanstack/react-query'
import { isPassing } from './call.ts'

const triesAgainMax = 2
/** What could not be read is asked for again by itself, until it can. */
const askAgainMs = 5_000

/** What is kept of the API's answers. The server renders for one request and tries nothing twice. */
export function newQueryClient({ isPatient }: { isPatient: boolean }): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The console may run on this very machine: that the network is away says nothing of it.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        retry: (count, error) => isPatient && count < triesAgainMax && isPassing(error),
        refetchInterval: ({ state: { error } }) => error !== null && isPassing(error) && askAgainMs,
      },
    },
  })
}
