import type { Clock } from './context.ts'

/** The machine's clock. Tests hand in their own. */
export const systemClock: Clock = { now: () => new Date() }
