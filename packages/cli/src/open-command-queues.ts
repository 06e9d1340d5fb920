import { openQueues, type Queues } from '@jianbao/queues'
import type { ConnectedSettings } from './command-settings.ts'

const say = () => undefined

/** The queues of the running system for a command, which tells of outages in its own words. */
export function openCommandQueues(
  settings: Pick<ConnectedSettings, 'databaseUrl' | 'redisUrl'>,
): Promise<Queues> {
  const { databaseUrl, redisUrl } = settings
  const backend = redisUrl
    ? { kind: 'redis' as const, url: redisUrl }
    : { kind: 'postgres' as const, url: databaseUrl }
  return openQueues({ backend, log: { info: say, warn: say, error: say } })
}
