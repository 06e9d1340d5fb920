import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** Whether what is shown may differ from what the server rendered: at once wherever the server had no hand in it. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
