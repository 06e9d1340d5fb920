import { useSyncExternalStore } from 'react'

const dark = window.matchMedia('(prefers-color-scheme: dark)')
const subscribe = (listen: () => void) => {
  dark.addEventListener('change', listen)
  return () => dark.removeEventListener('change', listen)
}

/** Whether the system asks for dark colours, and again when it changes its mind. */
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, () => dark.matches)
}
