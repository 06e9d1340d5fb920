import { createContext, useContext } from 'react'
import type { Live } from '../api/use-live-counts.ts'

export const LiveContext = createContext<Live>({
  counts: undefined,
  connected: false,
  isLost: false,
})

export function useLive(): Live {
  return useContext(LiveContext)
}
