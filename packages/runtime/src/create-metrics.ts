/** One registry a process, with the process's own figures (memory, event-loop lag) in it. */
import { collectDefaultMetrics, Registry } from '@prometheus-io/client'

export function createMetrics(): Registry {
  const register = new Registry()
  collectDefaultMetrics({ register, prefix: 'jianbao_' })
  return register
}
