/**
 * `kill -9` of the whole tree, PostgreSQL and Redis with it, at ten random moments while 50 files
 * arrive. The seed is printed; `JIANBAO_KILL_SEED` repeats a run.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '@jianbao/store'
import {
  aBulletinText,
  aUsedHome,
  countOpenWork,
  descendantsOf,
  eventually,
  isAlive,
  type RunningJianbao,
  readMails,
  serversOf,
  spawnJianbao,
  startJianbao,
} from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { backends, openLedger, reader, subscribeToAll } from './pipeline-home.ts'

const filesMax = 50
const articlesEach = 3
const killsMax = 10
const seed = Number(process.env['JIANBAO_KILL_SEED'] ?? Date.now() % 1_000_000)

/** Side by side: the two homes share nothing, and most of the time each waits for its next kill. */
for (const { backend, env, leftOut } of backends) {
  const promise = 'every file is read, every article stored and told once'
  test.skipIf(leftOut)(
    `killed at ten random moments on ${backend}, ${promise} (seed ${seed})`,
    { concurrent: true, timeout: 300_000 },
    async () => {
      using used = await aUsedHome({ durable: true })
      const { home } = used
      const random = randomFrom(seed)
      await begin(home, env)

      const arrivals = arrive(home, random)
      for (let kill = 0; kill < killsMax; kill += 1) {
        const { child } = spawnJianbao({ home, env })
        // Some die while they start, most at work: the first two seconds are starting.
        await sleep(500 + random() * 5_000)
        await killTree(child.pid ?? 0, home)
      }
      await arrivals

      await using jianbao = await startJianbao({ home, env })
      await using ledger = openLedger(jianbao.databaseUrl)
      await untilDone(ledger.db, jianbao)
      await sendUnknownAgain(ledger.db, jianbao)
      await untilDone(ledger.db, jianbao)
      await expectFilesReadOnce(ledger.db, home)
      await expectArticlesToldOnce(ledger.db, jianbao.mailbox)
    },
  )
}

/** Gives the home a reader of everything. */
async function begin(home: string, env: { PATH?: string }): Promise<void> {
  await using jianbao = await startJianbao({ home, env })
  await using ledger = openLedger(jianbao.databaseUrl)
  await subscribeToAll(ledger.db)
  await jianbao.stop()
}

const nameOf = (index: number) => `${String(index).padStart(2, '0')}.txt`

/** The files arrive while the system lives and while it is dead: most by rename, some in place. */
async function arrive(home: string, random: () => number): Promise<void> {
  const inbox = join(home, 'inbox')
  const beside = join(home, 'beside')
  mkdirSync(beside)
  for (let index = 0; index < filesMax; index += 1) {
    const text = aBulletinText({ articles: articlesEach, seed: seed + index })
    if (random() < 0.2) writeFileSync(join(inbox, nameOf(index)), text)
    else {
      writeFileSync(join(beside, nameOf(index)), text)
      renameSync(join(beside, nameOf(index)), join(inbox, nameOf(index)))
    }
    await sleep(random() * 1_000)
  }
}

async function killTree(pid: number, home: string): Promise<void> {
  const tree = [pid, ...descendantsOf(pid), ...serversOf(home)]
  for (const each of tree) {
    try {
      process.kill(each, 'SIGKILL')
    } catch {
      // Died with its parent.
    }
  }
  while (tree.some(isAlive)) await sleep(5)
}

async function untilDone(db: Db, jianbao: RunningJianbao): Promise<void> {
  const open = async () => [readdirSync(jianbao.inbox).length, ...(await countOpenWork(db))]
  let last: number[] = []
  const done = async () => {
    last = await open()
    return last.every((count) => count === 0)
  }
  await eventually('everything is done', done, 150_000).catch((error: Error) => {
    const troubles = jianbao
      .output()
      .split('\n')
      .filter((line) => /"level":[456]0/.test(line))
    const told = troubles.slice(-20).join('\n')
    throw new Error(`${error.message}; open: ${last.join(' ')}\n${told}`, { cause: error })
  })
}

/** What was being sent at two kills waits for a person, who has it sent again. */
async function sendUnknownAgain(db: Db, { consoleUrl, home }: RunningJianbao): Promise<void> {
  const unknown = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('state', '=', 'unknown')
    .execute()
  const token = readFileSync(join(home, 'console.token'), 'utf8').trim()
  for (const { id, ambiguous_sends: sends } of unknown) {
    expect(sends).toBe(2)
    const answer = await fetch(`${consoleUrl}/api/deliveries/${id}/resolve`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'again' }),
    })
    expect(answer.status).toBe(200)
  }
}

async function expectFilesReadOnce(db: Db, home: string): Promise<void> {
  const names = Array.from({ length: filesMax }, (_, index) => nameOf(index))
  const sources = await db.selectFrom('sources').selectAll().where('name', 'in', names).execute()
  expect(sources.map((each) => each.name).sort()).toEqual(names)
  expect(sources.filter((each) => each.state !== 'parsed')).toEqual([])
  const articles = await db
    .selectFrom('articles')
    .innerJoin('sources', 'sources.sha256', 'articles.bulletin_id')
    .select(['fingerprint', 'story_id'])
    .where('name', 'in', names)
    .execute()
  expect(articles).toHaveLength(filesMax * articlesEach)
  expect(new Set(articles.map((each) => each.fingerprint)).size).toBe(articles.length)
  expect(new Set(articles.map((each) => each.story_id)).size).toBe(articles.length)
  const filed = readdirSync(join(home, 'processed'), { recursive: true, encoding: 'utf8' })
  const stored = filed.flatMap((path) => path.match(/\/(\d\d)\.[0-9a-f]{8}\.txt$/)?.[1] ?? [])
  expect(stored.map((name) => `${name}.txt`).sort()).toEqual(names)
}

async function expectArticlesToldOnce(db: Db, mailbox: string): Promise<void> {
  const told = await db
    .selectFrom('inbox_items')
    .innerJoin('channels', 'channels.id', 'inbox_items.channel_id')
    .innerJoin('articles', 'articles.id', 'inbox_items.article_id')
    .select(['inbox_items.digest_id', 'articles.title'])
    .where('channels.address', '=', reader)
    .execute()
  expect(told).toHaveLength(filesMax * articlesEach)
  const deliveries = await db.selectFrom('deliveries').selectAll().execute()
  expect(deliveries.filter((each) => each.state !== 'accepted')).toEqual([])

  const mails = (await readMails(mailbox)).filter(({ mail }) => mail.to?.[0]?.address === reader)
  const copies = Map.groupBy(mails, ({ mail }) => mail.messageId ?? '')
  const texts = [...copies.values()].map(([first]) => first?.mail.text?.replace(/\s/g, '') ?? '')
  for (const { title } of told)
    expect(
      texts.filter((text) => text.includes(title)),
      title,
    ).toHaveLength(1)

  // Each repeat is the same mail under the same id, and the ledger counted that send as ambiguous.
  const ambiguous = deliveries.filter((each) => each.ambiguous_sends > 0)
  const allowed = new Map(
    ambiguous.map((each) => [each.message_id.replace(/^<|>$/g, ''), each.ambiguous_sends]),
  )
  for (const [id, [first, ...repeats]] of copies) {
    expect(repeats.length, `repeated ${id}`).toBeLessThanOrEqual(
      allowed.get(id.replace(/^<|>$/g, '')) ?? 0,
    )
    for (const repeat of repeats) expect(repeat.raw).toEqual(first?.raw)
  }
  const repeated = [...copies.values()].filter((each) => each.length > 1).length
  process.stdout.write(
    `seed ${seed}: ${copies.size} mails, ${repeated} repeated, ${ambiguous.length} ambiguous sends\n`,
  )
}

/** mulberry32 */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
