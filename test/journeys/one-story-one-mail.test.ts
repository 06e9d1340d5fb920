/**
 * The same article, read by two versions of the parser in two bulletins, reaches a reader once: the
 * parser's job and the notifier's service over one PostgreSQL, down to the mailbox.
 */
import { Readable } from 'node:stream'
import { createNotifier } from '@jianbao/notifier'
import { openQueues } from '@jianbao/queues'
import { createSubscription, openBlobs, openStore, recordDrop } from '@jianbao/store'
import {
  aBulletinText,
  aContext,
  aDatabase,
  aFolder,
  aMailbox,
  eventually,
} from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { fingerprintOf } from '../../packages/extraction/src/index.ts'
import { parseBulletin } from '../../services/parser/src/parse-bulletin.ts'
import {
  type FileToRead,
  type Reading,
  readBulletin,
} from '../../services/parser/src/read-bulletin.ts'
import type { Reader } from '../../services/parser/src/tools.ts'

/** Another cutting of the same source, so other fingerprints: the last paragraph is lost. */
async function readLosing(file: FileToRead): Promise<Reading> {
  const reading = await readBulletin(file)
  if (!reading.ok || !reading.bulletin) return reading
  const articles = reading.bulletin.articles.map((each) => {
    const article = { ...each.article, blocks: each.article.blocks.slice(0, -1) }
    return { ...each, article, fingerprint: fingerprintOf(article) }
  })
  return { ...reading, bulletin: { ...reading.bulletin, articles } }
}

const older = { version: '1', read: readLosing }
const newer = { version: '2', read: (file: FileToRead) => readBulletin(file) }
const everything = { topics: [], regions: [], words: { any: [], all: [], none: [] } }

async function aHouse() {
  await using opened = new AsyncDisposableStack()
  const folder = opened.use(aFolder())
  const database = opened.use(await aDatabase())
  const mailbox = opened.use(await aMailbox())
  const context = await aContext({
    JIANBAO_HOME: folder.path,
    DATABASE_URL: database.url,
    SMTP_URL: mailbox.url,
    JIANBAO_PUBLIC_URL: 'https://jianbao.example.org',
  })
  const onIdleError = () => undefined
  const { db } = opened.use(
    openStore({ databaseUrl: database.url, applicationName: 'journey', onIdleError }),
  )
  const notifier = await createNotifier(context)
  opened.defer(() => notifier.close())
  const { clock, log } = context
  const backend = { kind: 'postgres', url: database.url } as const
  const queues = opened.use(await openQueues({ backend, log }))
  const blobs = openBlobs(folder.path)
  const tools = { db, blobs, queues, clock, log, count: () => undefined }
  const running = opened.move()

  return {
    db,
    mailbox,
    /** Received, parsed by this reader, and matched to the end. */
    read: async (text: string, { version, read }: typeof older) => {
      await using blob = await blobs.stage(Readable.from([Buffer.from(text)]), 1_000_000)
      await blob.keep()
      const { sha256, bytes } = blob
      const file = { sha256, bytes, name: 'x.txt', series: null, inboxPath: 'x.txt' }
      await recordDrop(db, { ...file, storedPaths: [sha256] }, clock.now())
      const reader: Reader = {
        version,
        place: async (source) => ({
          read: async () => {
            const reading = await read({ ...source, bytes: await blobs.read(source.sha256) })
            return reading.ok ? { ...reading, members: [] } : reading
          },
          [Symbol.asyncDispose]: async () => undefined,
        }),
      }
      await parseBulletin({ ...tools, reader }, { sha256, run: 1, backfill: false })
      await eventually('the bulletin is matched', async () => {
        const bulletin = await db
          .selectFrom('bulletins')
          .select('matched_run')
          .where('id', '=', sha256)
          .executeTakeFirstOrThrow()
        return bulletin.matched_run === 1
      })
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function follow({ db }: Awaited<ReturnType<typeof aHouse>>) {
  await createSubscription(
    db,
    { address: 'a@example.org', name: '全部', filter: everything, cadence: { kind: 'instant' } },
    { at: new Date(Date.now() - 1_000), origin: 'test' },
  )
}

test('an article read by parser 1 and again by parser 2 in another bulletin is one story, one revision, one mail', async () => {
  await using house = await aHouse()
  await follow(house)
  await house.read(aBulletinText({ articleSeeds: [4711] }), older)
  await house.mailbox.waitFor(1)
  // Another bulletin by its bytes, with the same article.
  await house.read(`${aBulletinText({ articleSeeds: [4711] })}\n\n地址：示例路2号`, newer)

  const fingerprints = await house.db.selectFrom('articles').select('fingerprint').execute()
  expect(new Set(fingerprints.map((each) => each.fingerprint)).size).toBe(2)
  const revisions = await house.db.selectFrom('story_revisions').selectAll().execute()
  expect(revisions.map((each) => each.revision)).toEqual([1])
  const items = await house.db.selectFrom('inbox_items').selectAll().execute()
  expect(items).toHaveLength(1)
  expect(await house.db.selectFrom('digests').selectAll().execute()).toHaveLength(1)

  // What comes later does arrive, so that the silence above was no standstill.
  await house.read(aBulletinText({ articleSeeds: [4712] }), newer)
  expect(await house.mailbox.waitFor(2)).toHaveLength(2)
})

test('a text that did change between the two parsers is a revision and a second mail', async () => {
  await using house = await aHouse()
  await follow(house)
  const text = aBulletinText({ articleSeeds: [4711], paragraphs: 6 })
  await house.read(text, older)
  await house.mailbox.waitFor(1)
  await house.read(text.replaceAll('近日', '日前'), newer)
  const mails = await house.mailbox.waitFor(2)
  expect(mails).toHaveLength(2)
  const revisions = await house.db.selectFrom('story_revisions').selectAll().execute()
  expect(revisions.map((each) => each.revision).toSorted()).toEqual([1, 2])
})
