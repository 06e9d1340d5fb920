import { setTimeout as sleep } from 'node:timers/promises'
import { aRedis, eventually, isLeftOut } from '@jianbao/test-support'
import { describe, test } from 'vitest'
import { keepScheduler } from './keep-scheduler.ts'
import { redisBackend } from './redis-backend.ts'

describe.skipIf(isLeftOut('redis-server'))('the clock of a queue', () => {
  test('ticks on after Redis lost its data', async () => {
    await using redis = await aRedis()
    const backend = redisBackend(redis.url)
    const errors: Error[] = []
    backend.onError((error) => errors.push(error))
    let ticks = 0
    const run = async () => {
      ticks += 1
    }
    const worker = backend.worker('sweep', run, {})
    worker.on('error', (error) => errors.push(error))
    const queue = backend.queue('sweep')
    await backend.ping().catch(() => sleep(100))
    const scheduler = keepScheduler(queue, 'sweep', 500, (error) => errors.push(error), 1_000)
    await eventually('it ticks', () => ticks >= 2)

    await redis.kill9()
    await redis.start({ empty: true })
    const before = ticks
    await eventually('it ticks again', () => ticks >= before + 2)

    scheduler.stop()
    await worker.close()
    await queue.close()
    await backend.close()
  })
})
