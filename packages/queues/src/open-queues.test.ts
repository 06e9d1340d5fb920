/** What the services rely on, the same on both backends. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { aDatabase, aRedis, eventually, isLeftOut, type TestRedis } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openQueues, type QueueBackend, QueueUnavailable } from './index.ts'
import type { QueueLog } from './queue-log.ts'

const digest = () => ({ digestId: randomUUID() })

function aLog() {
  const lines: { level: string; message: string; fields: object }[] = []
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, message, fields })
  const log: QueueLog = { info: at('info'), warn: at('warn'), error: at('error') }
  return { log, lines }
}

/** What both backends promise. `backend` opens one with no jobs in it. */
function contract(backend: () => Promise<QueueBackend & AsyncDisposable>) {
  let place: QueueBackend & AsyncDisposable
  beforeAll(async () => {
    place = await backend()
  })
  afterAll(async () => place[Symbol.asyncDispose]())
  const open = () => openQueues({ backend: place, log: aLog().log })

  test('a job relayed twice runs once', async () => {
    await using queues = await open()
    const job = digest()
    expect(await queues.relay('digest-compose', job)).toBe('added')
    expect(await queues.relay('digest-compose', job)).toBe('present')
    const seen: unknown[] = []
    await queues.work('digest-compose', async (payload) => void seen.push(payload))
    await eventually('the job ran', () => seen.length === 1)
    await sleep(200)
    expect(seen).toEqual([job])
  })

  test('a job that ended leaves nothing, so the same key can be relayed again', async () => {
    await using queues = await open()
    const job = digest()
    let runs = 0
    await queues.work('digest-compose', async () => {
      runs += 1
    })
    await queues.relay('digest-compose', job)
    await eventually('the job ran', () => runs === 1)
    await eventually(
      'it is gone',
      async () => (await queues.relay('digest-compose', job)) === 'added',
    )
    await eventually('it ran again', () => runs === 2)
  })

  test('a job that fails is tried as often as its contract says, then kept with its reason', async () => {
    await using queues = await open()
    const job = digest()
    const starts: [start: number, last: boolean][] = []
    const worker = await queues.work('digest-compose', async (_payload, { start, lastStart }) => {
      starts.push([start, lastStart])
      throw new Error('no luck')
    })
    await queues.relay('digest-compose', job)
    const failed = await eventually('it is kept', async () => (await queues.failed(10))[0], 15_000)
    expect(starts).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, true],
    ])
    expect(failed).toMatchObject({ queue: 'digest-compose', payload: job, reason: 'no luck' })
    expect((await queues.counts())['digest-compose'].failed).toBe(1)
    await worker.close()

    let cured = 0
    await queues.work('digest-compose', async () => {
      cured += 1
    })
    expect(await queues.relay('digest-compose', job)).toBe('retried')
    await eventually('it ran again', () => cured === 1)
    await eventually('it is gone', async () => (await queues.failed(10)).length === 0)
  })

  test('a failed job can be retried or discarded by a person', async () => {
    await using queues = await open()
    let fail = true
    await queues.work('digest-compose', async () => {
      if (fail) throw new Error('no luck')
    })
    await queues.relay('digest-compose', digest())
    await queues.relay('digest-compose', digest())
    const both = async () => {
      const jobs = await queues.failed(10)
      return jobs.length === 2 && jobs
    }
    const [one, other] = await eventually('both failed', both, 15_000)
    fail = false
    expect(await queues.retry('digest-compose', one?.id ?? '')).toBe(true)
    expect(await queues.discard('digest-compose', other?.id ?? '')).toBe(true)
    await eventually('none is left', async () => (await queues.failed(10)).length === 0)
    for (const gone of [one?.id ?? '', other?.id ?? '', 'never-was']) {
      expect(await queues.retry('digest-compose', gone)).toBe(false)
      expect(await queues.discard('digest-compose', gone)).toBe(false)
    }
  })

  test('how a queue stands is told: what waits and since when, how fast it goes, who works', async () => {
    await using queues = await open()
    const before = Date.now()
    const standing = async () => (await queues.standings(new Date()))['deliver-mail']
    expect(await standing()).toMatchObject({ waiting: 0, oldestAt: null, perMinute: 0, workers: 0 })
    const job = () => ({ deliveryId: randomUUID(), attempt: 1 })
    await queues.relay('deliver-mail', job())
    const between = Date.now()
    await sleep(5)
    for (let more = 0; more < 2; more += 1) await queues.relay('deliver-mail', job())
    const { waiting, oldestAt } = await standing()
    expect(waiting).toBe(3)
    expect(oldestAt?.getTime()).toBeGreaterThanOrEqual(before)
    expect(oldestAt?.getTime()).toBeLessThanOrEqual(between)

    const worker = await queues.work('deliver-mail', async () => undefined)
    const done = async () => {
      const { waiting: left, perMinute: pace, workers } = await standing()
      return left === 0 && pace > 0 && workers === 1
    }
    await eventually('all jobs, a pace and the worker are told', done)
    await worker.close()
    await eventually('nobody works any more', async () => (await standing()).workers === 0)
  })

  test('all failed jobs of a queue are run again or discarded at once, those of others stay', async () => {
    await using queues = await open()
    const bulletin = () => ({ sha256: 'c'.repeat(64), run: 1, backfill: false })
    let fail = true
    const work = async () => {
      if (fail) throw new Error('no luck')
    }
    await queues.work('digest-compose', work)
    await queues.work('bulletin-parse', work)
    for (let n = 0; n < 3; n += 1) await queues.relay('digest-compose', digest())
    await queues.relay('bulletin-parse', bulletin())
    const four = async () => (await queues.failed(10)).length === 4
    await eventually('all failed', four, 15_000)
    fail = false
    expect(await queues.retryAll('digest-compose')).toBe(3)
    const one = async () => (await queues.failed(10)).length === 1
    await eventually('only the other queue keeps one', one)
    expect(await queues.discardAll()).toBe(1)
    expect(await queues.failed(10)).toEqual([])
    expect(await queues.retryAll()).toBe(0)
  })

  test('a payload that no contract knows fails at once, for a person to look at', async () => {
    await using queues = await open()
    const board = queues.boardQueues().find(({ name }) => name === 'digest-compose')
    await board?.add(
      'digest-compose',
      { from: 'an older deploy' },
      { jobId: 'strange', attempts: 4 },
    )
    let ran = false
    await queues.work('digest-compose', async () => {
      ran = true
    })
    const [failed] = await eventually('it failed', async () => {
      const jobs = await queues.failed(10)
      return jobs.length > 0 && jobs
    })
    expect(failed?.reason).toContain('The payload is not what digest-compose expects')
    expect(ran).toBe(false)
    await queues.discard('digest-compose', 'strange')
  })

  test('a payload that breaks its contract never enters the queue', async () => {
    await using queues = await open()
    await expect(queues.relay('digest-compose', { digestId: 'seven' })).rejects.toThrow('uuid')
  })

  test('the clock ticks at every start', async () => {
    for (const start of ['first', 'second']) {
      await using queues = await open()
      let ticks = 0
      await queues.work('sweep', async () => {
        ticks += 1
      })
      await eventually(`a tick of the ${start} start`, () => ticks > 0)
    }
  })

  test('closing waits for the job that runs', async () => {
    const queues = await open()
    let ended = false
    const started = new Promise<void>((resolve) => {
      void queues.work('digest-compose', async () => {
        resolve()
        await sleep(300)
        ended = true
      })
    })
    await queues.relay('digest-compose', digest())
    await started
    await queues.close()
    expect(ended).toBe(true)
  })

  test('the work of a process that died is done by another', { timeout: 40_000 }, async () => {
    const dying = await open()
    const job = digest()
    const started = new Promise<void>((resolve) => {
      void dying.work('digest-compose', async () => {
        resolve()
        await new Promise(() => undefined)
      })
    })
    await dying.relay('digest-compose', job)
    await started
    // Its connections are cut, as a kill would: the job stays active and its lock runs out.
    await dying.close()
    await using queues = await open()
    const seen: unknown[] = []
    await queues.work('digest-compose', async (payload) => void seen.push(payload))
    await eventually('the job ran again', () => seen.length === 1, 30_000)
    expect(seen).toEqual([job])
  })
}

describe.skipIf(isLeftOut('redis-server'))('queues on Redis', () => {
  contract(async () => {
    const redis = await aRedis()
    return {
      kind: 'redis',
      url: redis.url,
      [Symbol.asyncDispose]: () => redis[Symbol.asyncDispose](),
    }
  })
})

describe('queues on PostgreSQL', () => {
  contract(async () => {
    const database = await aDatabase()
    return { kind: 'postgres', url: database.url, [Symbol.asyncDispose]: database.close }
  })
})

describe.skipIf(isLeftOut('redis-server'))('when Redis goes away', () => {
  const openOn = (redis: TestRedis, log = aLog()) =>
    openQueues({ backend: { kind: 'redis', url: redis.url }, log: log.log })

  test('a Redis that may evict jobs is refused in one sentence', async () => {
    await using redis = await aRedis({ maxmemoryPolicy: 'allkeys-lru' })
    await expect(openOn(redis)).rejects.toMatchObject({
      en: expect.stringContaining('maxmemory-policy allkeys-lru'),
      zh: expect.stringContaining('noeviction'),
    })
  })

  test('a start without Redis works, relays fail at once, and all resumes when it comes', async () => {
    await using redis = await aRedis()
    await redis.kill9()
    const heard = aLog()
    await using queues = await openOn(redis, heard)
    const seen: unknown[] = []
    await queues.work('digest-compose', async (payload) => void seen.push(payload))
    const job = digest()
    const began = performance.now()
    await expect(queues.relay('digest-compose', job)).rejects.toThrow(QueueUnavailable)
    expect(performance.now() - began).toBeLessThan(500)
    await redis.start()
    await eventually('the relay succeeds', () =>
      queues.relay('digest-compose', job).catch(() => false),
    )
    await eventually('the job ran', () => seen.length === 1)
  })

  test('workers go on after an outage, which costs one line and one more when it ends', async () => {
    await using redis = await aRedis()
    const heard = aLog()
    await using queues = await openOn(redis, heard)
    const seen: unknown[] = []
    await queues.work('digest-compose', async (payload) => void seen.push(payload))
    await queues.relay('digest-compose', digest())
    await eventually('the first job ran', () => seen.length === 1)
    await redis.kill9()
    await sleep(3_000)
    await redis.start()
    await eventually('the relay succeeds', () =>
      queues.relay('digest-compose', digest()).catch(() => false),
    )
    await eventually('the second job ran', () => seen.length === 2)
    expect(heard.lines.map(({ message }) => message)).toEqual([
      'the queues cannot be reached; trying again',
      'the queues are back',
    ])
  })

  test('closing does not wait for a Redis that is away', async () => {
    await using redis = await aRedis()
    const queues = await openOn(redis)
    await queues.work('digest-compose', async () => undefined)
    await redis.kill9()
    const began = performance.now()
    await queues.close()
    expect(performance.now() - began).toBeLessThan(2_500)
  })
})
