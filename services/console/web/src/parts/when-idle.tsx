/** What nobody reads first is shown once the browser has nothing better to do. */
import { type ReactNode, useEffect, useState } from 'react'

/** At the latest after this. */
const idleMsMax = 3_000

export function WhenIdle({ children }: { children: ReactNode }) {
  const [isIdle, setIsIdle] = useState(false)
  useEffect(() => {
    const waiting = requestIdleCallback(() => setIsIdle(true), { timeout: idleMsMax })
    return () => cancelIdleCallback(waiting)
  }, [])
  return isIdle ? children : null
}
