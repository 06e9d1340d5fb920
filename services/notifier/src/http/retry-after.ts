import { retryAfterMsMax } from '../limits.ts'

/** RFC 9110 §10.2.3: seconds or a date. Null when it says nothing we understand. */
export function retryAfterMs(value: string | undefined, at: Date): number | null {
  if (value === undefined) return null
  const text = value.trim()
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - at.getTime()
  if (!Number.isFinite(ms)) return null
  return Math.min(Math.max(ms, 0), retryAfterMsMax)
}
