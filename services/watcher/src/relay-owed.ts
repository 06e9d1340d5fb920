/** The way from the ledger to the queue. Loses nothing: what cannot be added now is owed and added later. */
import type { Queues } from '@jianbao/queues'
import type { JobPayload } from '@jianbao/schema'
import { type Db, sourcesOwedParsing } from '@jianbao/store'
import { relayMs, relayPageMax, relayRetryMs } from './limits.ts'
import { startLoop } from './loop.ts'
import type { Log } from './tools.ts'

interface RelayTools {
  readonly db: Db
  readonly queues: Pick<Queues, 'relay'>
  readonly log: Log
}

export interface Relay {
  /** Adds this job now if the queue answers, later if not. Returns at once, never throws. */
  offer(job: JobPayload<'bulletin-parse'>): void
  close(): Promise<void>
}

/** Compares ledger and queue at start, every minute, and soon again while the queue is away. */
export function startRelaying(tools: RelayTools): Relay {
  const loop = startLoop(
    async () => {
      await relayOwed(tools)
      return relayMs
    },
    (err) => {
      tools.log.warn({ err }, 'queue or ledger is away: owed jobs are added when both are back')
      return relayRetryMs
    },
  )
  const offer = async (job: JobPayload<'bulletin-parse'>) => {
    try {
      await tools.queues.relay('bulletin-parse', job)
    } catch {
      // The loop names the cause, once for all the jobs that meet it.
      loop.wake()
    }
  }
  return { offer: (job) => void offer(job), close: loop.close }
}

/** Relays every job of `bulletin-parse` the ledger is owed. Stops with the queue's error when it is away. */
async function relayOwed({ db, queues }: RelayTools): Promise<void> {
  let after: { receivedAt: Date; sha256: string } | undefined
  for (;;) {
    const page = { limit: relayPageMax, ...(after ? { after } : {}) }
    const owed = await sourcesOwedParsing(db, page)
    for (const { sha256, run, backfill } of owed)
      await queues.relay('bulletin-parse', { sha256, run, backfill })
    after = owed.at(-1)
    if (owed.length < relayPageMax) return
  }
}
