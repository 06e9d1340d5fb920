import type { ApiAnswer, ApiKey } from '@jianbao/schema'
import { createContext, useContext } from 'react'
import { call, type Sent } from './call.ts'

export type Ask = <Key extends ApiKey>(key: Key, sent: Sent<Key>) => Promise<ApiAnswer<Key>>

/** How the API is asked: over the network, but where the server renders. */
export const AskContext = createContext<Ask>(call)

export function useAsk(): Ask {
  return useContext(AskContext)
}
