/** Reads the signs, decides, and keeps the alarms: opened once, closed when well again. */
import type { Clock, ServiceContext, Settings } from '@jianbao/runtime'
import {
  countAlarms,
  type Db,
  isWorkingDay,
  readChannelStandings,
  readSeriesDays,
  readSilentSubscriptions,
  slotKey,
  syncAlarms,
} from '@jianbao/store'
import { Gauge } from '@prometheus-io/client'
import { decideAlarms } from './decide-alarms.ts'
import { silentDaysMin } from './limits.ts'

interface Tools {
  readonly db: Db
  readonly clock: Clock
  readonly log: ServiceContext['log']
  readonly settings: Settings
}

/** May run anywhere and as often as one likes: the ledger holds each alarm once. */
export async function watchSilence({ db, clock, log, settings }: Tools): Promise<void> {
  const at = clock.now()
  const { timeZone } = settings
  const alarms = decideAlarms({
    at,
    today: slotKey(at, timeZone).slice(0, 10),
    isWorkingDay,
    series: await readSeriesDays(db, { at, timeZone }),
    subscriptions: await readSilentSubscriptions(db, { at, days: silentDaysMin }),
    channels: await readChannelStandings(db, at),
  })
  const { opened, closed } = await syncAlarms(db, { alarms, at })
  for (const alarm of opened) log.warn({ alarm }, 'an alarm opened')
  for (const alarm of closed) log.info({ alarm }, 'an alarm closed')
}

/** Open alarms, those a person has seen apart. In one process whoever comes first publishes them. */
export function publishAlarms({
  db,
  metrics,
}: {
  db: Db
  metrics: ServiceContext['metrics']
}): void {
  if (metrics.getSingleMetric('jianbao_alarms')) return
  new Gauge({
    name: 'jianbao_alarms',
    help: 'Open alarms by kind.',
    labelNames: ['kind', 'acknowledged'],
    registers: [metrics],
    async collect() {
      this.reset()
      for (const { kind, acknowledged, count } of await countAlarms(db)) {
        this.set({ kind, acknowledged: String(acknowledged) }, count)
      }
    },
  })
}
