/** Redis that is started again when it dies: jobs wait in its append-only file, clients reconnect by themselves. */
import { setTimeout as sleep } from 'node:timers/promises'
import { redisLivedMsMin, redisRevivalPauseMs, redisRevivalsMax } from './limits.ts'
import { type EmbeddedRedis, startRedis } from './start-redis.ts'

/**
 * Like `startRedis`; `exited` resolves only when it was stopped, or died so often in a row that
 * starting it again is no cure. `onDeath` hears of each unwanted end.
 */
export async function keepRedis(options: {
  folder: string
  program: string
  onDeath: () => void
}): Promise<EmbeddedRedis> {
  const first = await startRedis(options)
  let current = first
  let stopping = false
  const sockets = first.sockets
  const exited = (async () => {
    for (let deaths = 0; deaths <= redisRevivalsMax; deaths += 1) {
      const began = performance.now()
      await current.exited
      if (stopping) return
      options.onDeath()
      if (performance.now() - began > redisLivedMsMin) deaths = 0
      await sleep(redisRevivalPauseMs)
      if (stopping) return
      current = await startRedis({ ...options, sockets })
    }
  })().catch(() => undefined)
  return {
    url: first.url,
    sockets,
    program: first.program,
    get pid() {
      return current.pid
    },
    exited,
    kill: () => current.kill(),
    stop: async () => {
      stopping = true
      await current.stop()
      await exited
      // It may have come back to life in between.
      await current.stop()
    },
  }
}
