import type { Clock } from '@jianbao/runtime'
import {
  type Db,
  dropUnneededNotices,
  expireNoticeLeases,
  forgetEndedNotices,
  readDueNotices,
} from '@jianbao/store'
import { dueDeliveriesMax } from '../limits.ts'
import { type Relay, relayAll } from '../relay.ts'

interface Tools {
  readonly db: Db
  readonly clock: Clock
  readonly relay: Relay
}

/** Leases that ran out are settled, ended notices forgotten, and every due one relayed. */
export async function relayDueNotices({ db, clock, relay }: Tools): Promise<void> {
  const at = clock.now()
  await expireNoticeLeases(db, at)
  await dropUnneededNotices(db, at)
  await forgetEndedNotices(db, at)
  const due = await readDueNotices(db, { at, limit: dueDeliveriesMax })
  await relayAll(due, (notice) => relay('deliver-notice', notice))
}
