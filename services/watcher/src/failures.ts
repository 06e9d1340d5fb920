/** Which drops could not be mended or moved: each is told loudly once, and tried again in its time. */
import { retryMs } from './limits.ts'

export interface Failures {
  /** Notes a failure. False for the first: only that one is news. */
  failedAgain(drop: string): boolean
  /** True while it has failed a moment ago: the others come first. */
  isResting(drop: string): boolean
  mended(drop: string): void
}

export function createFailures(): Failures {
  // By the time it may be tried again, on a clock that nobody sets back.
  const failed = new Map<string, number>()
  return {
    failedAgain: (drop) => {
      const known = failed.has(drop)
      failed.set(drop, performance.now() + retryMs)
      return known
    },
    isResting: (drop) => (failed.get(drop) ?? 0) > performance.now(),
    mended: (drop) => {
      failed.delete(drop)
    },
  }
}
