import type { Queues } from '@jianbao/queues'
import type { ServiceContext } from '@jianbao/runtime'
import type { JobPayload, QueueName } from '@jianbao/schema'

/** Hands a job to the next step. False when the queues are away: the sweep finds it in the ledger. */
export type Relay = <Name extends QueueName>(
  name: Name,
  payload: JobPayload<Name>,
) => Promise<boolean>

export function openRelay(queues: Queues, log: ServiceContext['log']): Relay {
  return async (name, payload) => {
    try {
      await queues.relay(name, payload)
      return true
    } catch (err) {
      log.warn({ err, queue: name }, 'the queue is away; the sweep will relay this job')
      return false
    }
  }
}

/** Relays in order and stops when the queues are away: the next sweep begins again. */
export async function relayAll<T>(
  owed: readonly T[],
  relay: (one: T) => Promise<boolean>,
): Promise<void> {
  for (const one of owed) if (!(await relay(one))) return
}
