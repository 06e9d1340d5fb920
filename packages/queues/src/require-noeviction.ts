/** A Redis that evicts keys when its memory is full would drop jobs silently: it is refused. */
import { Redis } from 'ioredis'
import type { RedisClient } from './connect-redis.ts'
import { QueueBackendRefused } from './queue-errors.ts'

/**
 * Checks `maxmemory-policy` on every master. Where the operator's Redis does not allow `CONFIG GET`
 * (managed services often do not), the check is left out.
 *
 * @throws QueueBackendRefused when a policy other than `noeviction` is set.
 */
export async function requireNoEviction(client: RedisClient): Promise<void> {
  const masters = client instanceof Redis ? [client] : client.nodes('master')
  for (const master of masters) {
    const policy = await evictionPolicy(master)
    if (policy !== undefined && policy !== 'noeviction') {
      throw new QueueBackendRefused({
        zh: `Redis 的 maxmemory-policy 是 ${policy}，内存不足时会丢失任务；请改为 noeviction 后重新启动。`,
        en: `Redis has maxmemory-policy ${policy}, which drops jobs when memory is full. Set it to noeviction and start again.`,
      })
    }
  }
}

async function evictionPolicy(master: Redis): Promise<string | undefined> {
  try {
    const answer = await master.config('GET', 'maxmemory-policy')
    return Array.isArray(answer) && typeof answer[1] === 'string' ? answer[1] : undefined
  } catch (error) {
    if (/NOPERM|unknown command|not allowed/i.test(String(error))) return undefined
    throw error
  }
}
