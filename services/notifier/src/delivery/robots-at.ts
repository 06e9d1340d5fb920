import { robotJitterMsMax } from '../limits.ts'

const halfHourMs = 30 * 60_000

/**
 * When a robot may speak: not within the first minutes of a full or half hour, when those of all
 * companies do. The same digest waits the same time, and digests spread evenly.
 */
export function robotsAt(at: Date, digestId: string): Date {
  const sinceFull = at.getTime() % halfHourMs
  if (sinceFull >= robotJitterMsMax) return at
  const share = Number.parseInt(digestId.replaceAll('-', '').slice(0, 8), 16) / 0x1_0000_0000
  return new Date(at.getTime() + Math.round(share * robotJitterMsMax))
}
