import type { BulletinTimeline, TimelineStep } from '@jianbao/schema'
import {
  type Db,
  listTimelineDeliveries,
  readReceived,
  readTimeline,
  readTimelineWaits,
  type TimelineStepRow,
} from '@jianbao/store'
import { ConsoleError } from '../console-errors.ts'
import { timelineDeliveriesMax } from '../limits.ts'
import { withIsoTimes } from './with-iso-times.ts'

/** The way of a file from its arrival to the last delivery of what was in it. */
export async function readBulletinTimeline(db: Db, id: string): Promise<BulletinTimeline> {
  if (!(await readReceived(db, id))) throw new ConsoleError('not-found')
  const [steps, waits, deliveries] = await Promise.all([
    readTimeline(db, id),
    readTimelineWaits(db, id),
    listTimelineDeliveries(db, { sha256: id, limit: timelineDeliveriesMax }),
  ])
  return {
    steps: steps.map((row) => ({ ...withIsoTimes(row), state: stateOf(row) })),
    itemsWaiting: waits.itemsWaiting,
    nextSlotAt: waits.nextSlotAt?.toISOString() ?? null,
    deliveries: deliveries.map(withIsoTimes),
  }
}

function stateOf({ done, waiting, failed }: TimelineStepRow): TimelineStep['state'] {
  if (failed > 0) return 'failed'
  if (waiting > 0) return done > 0 ? 'partly' : 'waiting'
  return done > 0 ? 'done' : 'none'
}
