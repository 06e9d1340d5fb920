import { Counter, type Registry } from '@prometheus-io/client'

/** Counts what became of the files in the inbox. */
export function countDrops(
  metrics: Registry,
): (outcome: 'claimed' | 'duplicate' | 'refused') => void {
  const drops = new Counter({
    name: 'jianbao_drops_total',
    help: 'Files taken out of the inbox: claimed, duplicate of known bytes, or refused unread.',
    labelNames: ['outcome'] as const,
    registers: [metrics],
  })
  return (outcome) => drops.inc({ outcome })
}
