/** The pipeline for Prometheus: read from the ledger and the queues whenever it is scraped. */
import { Gauge, type Registry } from '@prometheus-io/client'
import type { Counts } from '../counts/read-counts.ts'

/**
 * Adds the gauges to the registry; `refresh` fills them. What could not be read is absent rather
 * than stale, so that an alarm on absence works.
 */
export function registerMetrics(
  register: Registry,
  read: () => Promise<Counts>,
): { refresh(): Promise<void> } {
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `jianbao_${name}`, help, labelNames, registers: [register] })

  const stages = gauge('stage_items', 'Things at a stage of the pipeline', 'stage', 'state')
  const oldest = gauge(
    'stage_oldest_waiting_seconds',
    'Age of what waits longest at a stage; 0 when nothing waits',
    'stage',
  )
  const jobs = gauge('queue_jobs', 'Jobs in a queue', 'queue', 'state')
  const reachable = gauge('queues_reachable', 'Whether the queues answer')
  const held = gauge('ledger_rows', 'What the ledger holds', 'kind')

  const setStages = ({ at, stages: all }: Counts['pipeline']) => {
    const now = new Date(at).getTime()
    for (const { stage, oldestAt, ...counts } of all) {
      for (const [state, count] of Object.entries(counts)) stages.set({ stage, state }, count)
      const since = oldestAt === null ? now : new Date(oldestAt).getTime()
      oldest.set({ stage }, Math.max(0, (now - since) / 1000))
    }
  }
  const setJobs = (queues: NonNullable<Counts['queues']>) => {
    for (const [queue, { waiting, active, delayed, failed }] of Object.entries(queues)) {
      const counts = { waiting, active, delayed, failed }
      for (const [state, count] of Object.entries(counts)) jobs.set({ queue, state }, count)
    }
  }

  return {
    refresh: async () => {
      for (const each of [stages, oldest, jobs, reachable, held]) each.reset()
      const { pipeline, queues } = await read()
      setStages(pipeline)
      if (queues) setJobs(queues)
      reachable.set(queues ? 1 : 0)
      for (const [kind, count] of Object.entries(pipeline.totals)) held.set({ kind }, count)
    },
  }
}
