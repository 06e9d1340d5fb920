/** One line when the backend goes away and one when it is back, however many errors lie between. */
import type { QueueLog } from './queue-log.ts'

export interface OutageLog {
  /** Any error of a connection, queue or worker. */
  failed(error: Error): void
  /** The backend answered. */
  answered(): void
  readonly isAway: boolean
}

/** Errors this soon after an answer are of connections that the outage broke; a new one goes on erring. */
const settlingMs = 5_000

export function outageLog(log: QueueLog, backend: string, now = () => Date.now()): OutageLog {
  let since: number | undefined
  let backAt = Number.NEGATIVE_INFINITY
  return {
    get isAway() {
      return since !== undefined
    },
    failed(error) {
      if (since !== undefined || now() - backAt < settlingMs) return
      since = now()
      log.warn({ backend, reason: error.message }, 'the queues cannot be reached; trying again')
    },
    answered() {
      if (since === undefined) return
      log.info({ backend, seconds: Math.round((now() - since) / 1000) }, 'the queues are back')
      since = undefined
      backAt = now()
    },
  }
}
