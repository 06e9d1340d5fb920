import type { Clock, ServiceContext } from '@jianbao/runtime'
import { countSuppressed, type Db, readDeliveryFigures, readKindFigures } from '@jianbao/store'
import { Gauge } from '@prometheus-io/client'

/**
 * Deliveries by state and ambiguous sends, read from the ledger when asked, so that they survive
 * restarts. In one process with other services whoever comes first publishes them.
 */
export function publishDeliveryFigures({
  db,
  clock,
  metrics,
}: {
  db: Db
  clock: Clock
  metrics: ServiceContext['metrics']
}): void {
  if (metrics.getSingleMetric('jianbao_deliveries')) return
  const ambiguous = new Gauge({
    name: 'jianbao_deliveries_ambiguous_total',
    help: 'Sends of which nobody can say whether the message left.',
    registers: [metrics],
  })
  const late = new Gauge({
    name: 'jianbao_deliveries_oldest_due_seconds',
    help: 'How long the delivery that is due longest has been waiting.',
    registers: [metrics],
  })
  new Gauge({
    name: 'jianbao_deliveries',
    help: 'Deliveries by state.',
    labelNames: ['state'],
    registers: [metrics],
    async collect() {
      const figures = await readDeliveryFigures(db, clock.now())
      for (const [state, count] of Object.entries(figures.byState)) this.set({ state }, count)
      ambiguous.set(figures.ambiguousSends)
      late.set(figures.oldestDueSeconds)
    },
  })
  publishChannelFigures(db, metrics)
}

/** The same by kind of channel, and what takes no more. */
function publishChannelFigures(db: Db, metrics: ServiceContext['metrics']): void {
  const ambiguous = new Gauge({
    name: 'jianbao_channel_deliveries_ambiguous_total',
    help: 'Sends of which nobody can say whether the message left, by kind of channel.',
    labelNames: ['kind'],
    registers: [metrics],
  })
  new Gauge({
    name: 'jianbao_channel_deliveries',
    help: 'Deliveries by kind of channel and state.',
    labelNames: ['kind', 'state'],
    registers: [metrics],
    async collect() {
      this.reset()
      ambiguous.reset()
      for (const { kind, state, count, ambiguousSends } of await readKindFigures(db)) {
        this.set({ kind, state }, count)
        ambiguous.inc({ kind }, ambiguousSends)
      }
    },
  })
  new Gauge({
    name: 'jianbao_channels_suppressed',
    help: 'Channels that take no more, by kind and reason.',
    labelNames: ['kind', 'reason'],
    registers: [metrics],
    async collect() {
      this.reset()
      for (const { kind, reason, count } of await countSuppressed(db)) {
        this.set({ kind, reason }, count)
      }
    },
  })
}
