/** BullMQ on Redis: one connection for producing, one shared by the workers, and each worker's blocking one. */
import { Queue, Worker } from 'bullmq'
import type { BullBackend } from './bull-backend.ts'
import { connectRedis } from './connect-redis.ts'
import { parseRedisUrl } from './redis-url.ts'
import { requireNoEviction } from './require-noeviction.ts'

/** One hash tag, so that in a cluster all keys of a queue lie on one node. */
const prefix = '{jianbao}'

export function redisBackend(url: string): BullBackend {
  const address = parseRedisUrl(url)
  const producing = connectRedis(address, 'produce')
  // Made with the first worker: the console and the command only produce.
  let consuming: ReturnType<typeof connectRedis> | undefined
  const listeners: ((error: Error) => void)[] = []
  const tell = (error: Error) => {
    for (const listen of listeners) listen(error)
  }
  producing.on('error', tell)
  let policyChecked = false

  const consumingConnection = () => {
    consuming ??= connectRedis(address, 'consume').on('error', tell)
    return consuming
  }
  return {
    kind: 'redis',
    queue: (name) =>
      new Queue<unknown, unknown, string>(name, {
        connection: producing,
        prefix,
        skipWaitingForReady: true,
        // The version check would ask a Redis that may be away, and remember the failure for ever.
        skipVersionCheck: true,
        skipMetasUpdate: true,
      }),
    worker: (name, process, options) =>
      new Worker<unknown, unknown, string>(name, process, {
        ...options,
        connection: consumingConnection(),
        prefix,
      }),
    async done(queue, minutes) {
      const { meta, data } = await queue.getMetrics('completed', 0, minutes - 1)
      return { lastAt: meta.prevTS, inLastMinute: meta.count - meta.prevCount, before: data }
    },
    onError: (listen) => listeners.push(listen),
    async ping() {
      await producing.ping()
      if (policyChecked) return
      await requireNoEviction(producing)
      policyChecked = true
    },
    async close() {
      producing.disconnect()
      consuming?.disconnect()
    },
  }
}
