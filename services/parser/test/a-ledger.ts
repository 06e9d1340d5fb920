/** A real ledger and blob store with files received, for tests of the parser's job. */
import { Readable } from 'node:stream'
import { openBlobs, openStore, recordDrop } from '@jianbao/store'
import { aContext, aDatabase, aFolder } from '@jianbao/test-support'
import { copyAll } from '../src/copy-members.ts'
import { parseBulletin } from '../src/parse-bulletin.ts'
import {
  type FileToRead,
  type ReadArticle,
  type Reading,
  readBulletin,
} from '../src/read-bulletin.ts'
import type { ParserTools, Reader } from '../src/tools.ts'

type Read = (file: FileToRead, apart: boolean) => Reading | Promise<Reading>

export interface TestReader {
  readonly version: string
  readonly read: Read
}

/** A parser by version: the real one, unless `read` makes it another. */
export const aReader = (
  version: string,
  read: Read = (file) => readBulletin(file),
): TestReader => ({ version, read })

/** Reads as the real one does, then gives the articles to `change`. */
export async function readChanging(
  file: FileToRead,
  change: (articles: readonly ReadArticle[]) => ReadArticle[],
): Promise<Reading> {
  const reading = await readBulletin(file)
  if (!reading.ok || !reading.bulletin) return reading
  const articles = change(reading.bulletin.articles)
  return { ...reading, bulletin: { ...reading.bulletin, articles } }
}

export async function aLedger() {
  const opened = new AsyncDisposableStack()
  const folder = opened.use(aFolder())
  const database = opened.use(await aDatabase())
  const store = opened.use(
    openStore({
      databaseUrl: database.url,
      applicationName: 'tests',
      onIdleError: () => undefined,
    }),
  )
  const context = await aContext({ JIANBAO_HOME: folder.path, DATABASE_URL: database.url })
  const blobs = openBlobs(folder.path)
  const { db } = store
  const relayed: unknown[] = []

  /** One place for all, as when the other children are busy: whoever holds one and asks for another waits for ever. */
  let last = Promise.resolve()
  const takePlace = async () => {
    const mine = Promise.withResolvers<void>()
    const before = last
    last = before.then(() => mine.promise)
    await before
    return mine.resolve
  }
  /** Everything is read in this process. */
  const placesOf = ({ version, read }: TestReader): Reader => ({
    version,
    place: async (source, apart) => {
      const bytes = await blobs.read(source.sha256)
      const leave = await takePlace()
      const scratch = await blobs.scratch()
      return {
        read: async () => {
          const reading = await read({ ...source, bytes }, apart)
          if (!reading.ok) return reading
          return { ...reading, members: await copyAll(reading.members, scratch.path) }
        },
        [Symbol.asyncDispose]: async () => {
          await scratch[Symbol.asyncDispose]()
          leave()
        },
      }
    },
  })
  const toolsWith = (reader: TestReader): ParserTools => ({
    db,
    blobs,
    clock: context.clock,
    log: context.log,
    reader: placesOf(reader),
    count: () => undefined,
    queues: {
      relay: async (_queue, payload) => {
        relayed.push(payload)
        return 'added'
      },
    },
  })
  return {
    db,
    blobs,
    relayed,
    /** Puts a file where the watcher would have put it, and returns its sha256. */
    receive: async (content: string | Buffer, name = 'x.txt') => {
      await using blob = await blobs.stage(Readable.from([Buffer.from(content)]), 100_000_000)
      await blob.keep()
      const { sha256, bytes } = blob
      const storedPaths = [`2026-11/${sha256}`, `2026-11/${sha256}-2`]
      const file = { sha256, bytes, name, series: null, inboxPath: name, storedPaths }
      await recordDrop(db, file, new Date())
      return sha256
    },
    parse: (sha256: string, reader = aReader('1'), run = 1) =>
      parseBulletin(toolsWith(reader), { sha256, run, backfill: false }),
    source: (sha256: string) =>
      db.selectFrom('sources').selectAll().where('sha256', '=', sha256).executeTakeFirstOrThrow(),
    articles: (bulletinId?: string) => {
      const all = db.selectFrom('articles').selectAll().orderBy('bulletin_id').orderBy('ordinal')
      return (bulletinId ? all.where('bulletin_id', '=', bulletinId) : all).execute()
    },
    count: async (table: 'stories' | 'story_revisions' | 'articles' | 'bulletins') => {
      const rows = await db
        .selectFrom(table)
        .select((e) => e.fn.countAll().as('n'))
        .execute()
      return Number(rows[0]?.n)
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
