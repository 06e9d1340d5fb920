/** The notifier as it runs: from a matched bulletin to a mail, over each of the two queue backends. */
import { createNotifier } from '@jianbao/notifier'
import { openQueues, type Queues } from '@jianbao/queues'
import { createSubscription, type Db, openStore } from '@jianbao/store'
import {
  aContext,
  aDatabase,
  aMailbox,
  aRedis,
  aStoredBulletin,
  eventually,
  isLeftOut,
} from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'

const publicUrl = 'https://jianbao.example.org'
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const everything = { topics: [], regions: [], words: { any: [], all: [], none: [] } }
const instant = { kind: 'instant' as const }

interface Running extends AsyncDisposable {
  readonly db: Db
  readonly queues: Queues
  readonly mailbox: Awaited<ReturnType<typeof aMailbox>>
  readonly metrics: () => Promise<string>
  drop(titles: string[]): Promise<void>
}

async function aNotifier(redisUrl: string | undefined): Promise<Running> {
  const stack = new AsyncDisposableStack()
  const database = stack.use(await aDatabase())
  const mailbox = stack.use(await aMailbox())
  const onIdleError = () => undefined
  const { db } = stack.use(
    openStore({ databaseUrl: database.url, applicationName: 'journey', onIdleError }),
  )
  const backend = redisUrl
    ? ({ kind: 'redis', url: redisUrl } as const)
    : ({ kind: 'postgres', url: database.url } as const)
  const queues = stack.use(await openQueues({ backend, log: quiet }))
  const context = await aContext({
    DATABASE_URL: database.url,
    REDIS_URL: redisUrl,
    SMTP_URL: mailbox.url,
    JIANBAO_PUBLIC_URL: publicUrl,
  })
  const notifier = await createNotifier(context)
  stack.defer(() => notifier.close())
  return {
    db,
    queues,
    mailbox,
    metrics: () => context.metrics.metrics(),
    async drop(titles) {
      const articles = titles.map((title) => ({ title }))
      const bulletinId = await aStoredBulletin(db, { at: new Date(), articles })
      const job = { bulletinId, run: 1, backfill: false }
      const relayed = () => queues.relay('article-match', job).catch(() => false as const)
      await eventually('the queue takes the job', relayed)
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

const subscribe = (db: Db, address: string) =>
  createSubscription(
    db,
    { address, name: '全部', filter: everything, cadence: instant },
    { at: new Date(), origin: 'test' },
  )

interface Backend extends AsyncDisposable {
  /** Undefined: the queues live in PostgreSQL. */
  readonly url: string | undefined
}

const postgres = async (): Promise<Backend> => ({
  url: undefined,
  [Symbol.asyncDispose]: async () => undefined,
})

function journey(aBackend: () => Promise<Backend>): void {
  test('a bulletin becomes one mail a reader, quickly, and nothing is left to do', async () => {
    await using backend = await aBackend()
    await using running = await aNotifier(backend.url)
    await subscribe(running.db, 'a@example.org')
    await running.drop(['先热身'])
    await running.mailbox.waitFor(1)

    const times: number[] = []
    for (let round = 1; round <= 10; round += 1) {
      const began = performance.now()
      await running.drop([`第${round}篇`])
      await running.mailbox.waitFor(round + 1)
      times.push(performance.now() - began)
    }
    times.sort((a, b) => a - b)
    // Far from a clock's tick, whatever else the machine does: each step hands on to the next at once.
    expect(times[5]).toBeLessThan(1_500)

    const mails = await running.mailbox.mails()
    expect(mails.map(({ mail }) => mail.subject).toSorted()).toEqual(
      [
        '【简报】先热身',
        ...Array.from({ length: 10 }, (_, n) => `【简报】第${n + 1}篇`),
      ].toSorted(),
    )
    await eventually('all deliveries accepted', async () =>
      (await running.metrics()).includes('jianbao_deliveries{state="accepted"} 11'),
    )
    expect(await running.metrics()).toContain('jianbao_deliveries_ambiguous_total 0')
    expect(await running.queues.failed(10)).toEqual([])
  })

  test('jobs that the queue never had are found in the ledger at start', async () => {
    await using backend = await aBackend()
    await using database = await aDatabase()
    await using mailbox = await aMailbox()
    const onIdleError = () => undefined
    await using store = openStore({ databaseUrl: database.url, applicationName: 'j', onIdleError })
    await subscribe(store.db, 'a@example.org')
    await aStoredBulletin(store.db, { at: new Date(), articles: [{ title: '甲' }] })
    const context = await aContext({
      DATABASE_URL: database.url,
      REDIS_URL: backend.url,
      SMTP_URL: mailbox.url,
      JIANBAO_PUBLIC_URL: publicUrl,
    })
    const notifier = await createNotifier(context)
    try {
      await mailbox.waitFor(1)
    } finally {
      await notifier.close()
    }
  })
}

describe.skipIf(isLeftOut('redis-server'))('over Redis', () => {
  journey(aRedis)

  test('an outage of Redis loses nothing', async () => {
    await using redis = await aRedis()
    await using running = await aNotifier(redis.url)
    await subscribe(running.db, 'a@example.org')
    await running.drop(['之前'])
    await running.mailbox.waitFor(1)
    await redis.kill9()
    const articles = [{ title: '当中' }]
    await aStoredBulletin(running.db, { at: new Date(), articles })
    await redis.start({ empty: true })
    await running.drop(['之后'])
    await running.mailbox.waitFor(2, 30_000)
    // The lost one is the sweep's: asked for here, five minutes away otherwise.
    await running.queues.relay('sweep', {})
    const mails = await running.mailbox.waitFor(3, 30_000)
    expect(mails.map(({ mail }) => mail.subject?.slice(-2)).toSorted()).toEqual(
      ['之前', '当中', '之后'].toSorted(),
    )
  })
})

describe('over PostgreSQL', () => {
  journey(postgres)
})
