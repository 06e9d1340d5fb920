/** Clock slots: every reader whose slot has come gets the one digest that is due. */
import type { Clock, ServiceContext } from '@jianbao/runtime'
import { type Db, planSlotDigest, readDueReaders } from '@jianbao/store'
import { dueReadersMax } from './limits.ts'
import { type Relay, relayAll } from './relay.ts'

interface Tools {
  readonly db: Db
  readonly clock: Clock
  readonly log: ServiceContext['log']
  readonly relay: Relay
}

/**
 * Plans, then relays. A fault with one reader leaves that reader due and goes on with the others;
 * queues that are away hinder no plan.
 */
export async function planDigests({ db, clock, log, relay }: Tools): Promise<void> {
  const at = clock.now()
  const planned: string[] = []
  for (const reader of await readDueReaders(db, { at, limit: dueReadersMax })) {
    try {
      const digestId = await planSlotDigest(db, reader, at)
      if (digestId) planned.push(digestId)
    } catch (err) {
      log.error({ err, channel: reader.channelId }, 'a digest could not be planned')
    }
  }
  await relayAll(planned, (digestId) => relay('digest-compose', { digestId }))
}
