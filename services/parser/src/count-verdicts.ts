import type { FaultCode } from '@jianbao/schema'
import { Counter, Histogram, type Registry } from '@prometheus-io/client'

/** Counts verdicts and measures the way from the blob to the committed records. */
export function countVerdicts(
  metrics: Registry,
): (verdict: 'parsed' | 'rejected', seconds: number) => void {
  const verdicts = new Counter({
    name: 'jianbao_bulletins_total',
    help: 'Files the parser has decided about, by verdict.',
    labelNames: ['verdict'] as const,
    registers: [metrics],
  })
  const duration = new Histogram({
    name: 'jianbao_parse_seconds',
    help: 'From reading the blob to the committed verdict.',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [metrics],
  })
  return (verdict, seconds) => {
    verdicts.inc({ verdict })
    duration.observe(seconds)
  }
}

/** Counts reading children that were killed for what a file took. */
export function countKilled(metrics: Registry): (fault: FaultCode) => void {
  const killed = new Counter({
    name: 'jianbao_reads_stopped_total',
    help: 'Files whose reading was stopped for its memory or its time.',
    labelNames: ['fault'] as const,
    registers: [metrics],
  })
  return (fault) => killed.inc({ fault })
}
