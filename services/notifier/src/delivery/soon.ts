/** What is due again within the minute is relayed when its time comes; the tick finds the rest. */
import type { Clock } from '@jianbao/runtime'
import { type DeliveredKind, deliveryQueue, type JobPayload } from '@jianbao/schema'
import { soonMs } from '../limits.ts'
import type { Relay } from '../relay.ts'

interface Soon extends Disposable {
  again(kind: DeliveredKind, job: JobPayload<'deliver-mail'>, dueAt: Date): void
}

export function openSoon({ clock, relay }: { clock: Clock; relay: Relay }): Soon {
  const timers = new Set<NodeJS.Timeout>()
  return {
    again(kind, { deliveryId, attempt }, dueAt) {
      const ms = dueAt.getTime() - clock.now().getTime()
      if (ms >= soonMs) return
      const timer = setTimeout(() => {
        timers.delete(timer)
        void relay(deliveryQueue(kind), { deliveryId, attempt: attempt + 1 })
      }, ms + 1)
      timers.add(timer)
    },
    [Symbol.dispose]() {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
