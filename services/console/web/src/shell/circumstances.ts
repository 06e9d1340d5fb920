import { createContext, useContext } from 'react'
import type { Circumstances } from './first-view.ts'

export const CircumstancesContext = createContext<Circumstances>({
  language: 'zh',
  timeZone: 'Asia/Shanghai',
  now: 0,
})

/** Under what the first picture of the page was made. */
export function useCircumstances(): Circumstances {
  return useContext(CircumstancesContext)
}
