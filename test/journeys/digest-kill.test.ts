/** The notifier as a process of its own, killed again and again while mails go out. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { openQueues, type Queues } from '@jianbao/queues'
import { createSubscription, type Db, openStore, readDeliveryFigures } from '@jianbao/store'
import {
  aDatabase,
  aMailbox,
  aRedis,
  aStoredBulletin,
  eventually,
  isLeftOut,
} from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const kills = 6
const readers = 3
const bulletins = 12

async function startNotifier(environment: Record<string, string>): Promise<ChildProcess> {
  const main = new URL('../../services/notifier/src/main.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: 'ignore',
  })
  await once(child, 'spawn')
  return child
}

async function kill9(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Time passes for leases: those that are held run out now. Nothing else is touched. */
async function letLeasesRunOut(db: Db): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ lease_until: new Date(0) })
    .where('state', '=', 'sending')
    .execute()
}

async function subscribeReaders(db: Db): Promise<void> {
  const filter = { topics: [], regions: [], words: { any: [], all: [], none: [] } }
  for (let n = 0; n < readers; n += 1) {
    const request = { address: `r${n}@example.org`, name: '全部', filter }
    const cadence = { kind: 'instant' as const }
    await createSubscription(db, { ...request, cadence }, { at: new Date(), origin: 'test' })
  }
}

/** Bulletins arrive while notifiers live and die. Returns the last one, alive. */
async function dropAndKill(
  db: Db,
  queues: Queues,
  environment: Record<string, string>,
): Promise<ChildProcess> {
  let child = await startNotifier(environment)
  for (let n = 0; n < bulletins; n += 1) {
    const articles = [{ title: `第${n}期甲` }, { title: `第${n}期乙` }]
    const bulletinId = await aStoredBulletin(db, { at: new Date(), articles })
    await queues.relay('article-match', { bulletinId, run: 1, backfill: false })
    if (n % (bulletins / kills) !== 1) continue
    // At random within what starting and a few mails take.
    await sleep(150 + Math.random() * 900)
    await kill9(child)
    child = await startNotifier(environment)
  }
  return child
}

async function untilAllIsOver(db: Db, queues: Queues): Promise<void> {
  const isOver = async () => {
    await letLeasesRunOut(db)
    await queues.relay('sweep', {})
    await sleep(300)
    const { byState } = await readDeliveryFigures(db, new Date())
    return byState.accepted + byState.unknown === readers * bulletins
  }
  await eventually('every delivery is over', isOver, 90_000)
}

/** `channel title`, once for every time it was told. */
async function toldArticles(db: Db): Promise<string[]> {
  const digests = await db
    .selectFrom('digests')
    .innerJoin('contents as t', 't.sha256', 'shared_sha256')
    .select(['channel_id', 'articles'])
    .execute()
  return digests.flatMap((digest) =>
    digest.articles.map((article) => `${digest.channel_id} ${article.title}`),
  )
}

describe.skipIf(isLeftOut('redis-server'))('kill -9 while mails go out', () => {
  test('every article reaches every reader in one digest; a mail repeats only if it was being sent', async () => {
    await using database = await aDatabase()
    await using redis = await aRedis()
    await using mailbox = await aMailbox()
    const onIdleError = () => undefined
    await using store = openStore({ databaseUrl: database.url, applicationName: 'k', onIdleError })
    const { db } = store
    await using queues = await openQueues({
      backend: { kind: 'redis', url: redis.url },
      log: quiet,
    })
    await subscribeReaders(db)
    const child = await dropAndKill(db, queues, {
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      SMTP_URL: mailbox.url,
      JIANBAO_PUBLIC_URL: 'http://127.0.0.1:4680',
    })
    await untilAllIsOver(db, queues).finally(() => kill9(child))

    const mails = await mailbox.mails()
    const byMessage = Map.groupBy(mails, ({ mail }) => mail.messageId)
    expect(byMessage.size).toBe(readers * bulletins)
    const { ambiguousSends } = await readDeliveryFigures(db, new Date())
    expect(mails.length - byMessage.size).toBeLessThanOrEqual(ambiguousSends)
    // The same Message-ID is the same mail, to the byte.
    for (const [first, ...copies] of byMessage.values()) {
      for (const copy of copies) expect(first?.raw.equals(copy.raw)).toBe(true)
    }
    const articles = await toldArticles(db)
    expect(articles).toHaveLength(readers * bulletins * 2)
    expect(new Set(articles).size).toBe(articles.length)
  })
})
