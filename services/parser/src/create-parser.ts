/**
 * The parser. Reads `bulletin-parse` and blobs; writes records and verdict in one transaction and
 * relays `article-match`. It never touches the inbox and talks to no subscriber.
 */
import { fileURLToPath } from 'node:url'
import { openQueues } from '@jianbao/queues'
import { type CreateService, readOwnTopics } from '@jianbao/runtime'
import { mergeTopics } from '@jianbao/schema'
import { migrate, openBlobs, openStore } from '@jianbao/store'
import { countKilled, countVerdicts } from './count-verdicts.ts'
import { createReader } from './create-reader.ts'
import { indexArticles } from './index-articles.ts'
import { childrenMax } from './limits.ts'
import { parseBulletin } from './parse-bulletin.ts'
import { openChildPool } from './reading/child-pool.ts'

export const childEntry = fileURLToPath(new URL('./reading/child-main.ts', import.meta.url))

export const createParser: CreateService = async (context) => {
  const { settings, log, clock, metrics } = context
  const { databaseUrl, redisUrl } = settings
  if (databaseUrl === undefined) throw new Error('The parser needs DATABASE_URL.')
  const topics = mergeTopics(readOwnTopics(settings))

  await using opened = new AsyncDisposableStack()
  const onIdleError = (err: Error) => log.warn({ err }, 'database connection lost and replaced')
  const store = opened.use(
    openStore({ databaseUrl, applicationName: 'jianbao-parser', onIdleError }),
  )
  await migrate(store.db)
  const backend = redisUrl
    ? { kind: 'redis' as const, url: redisUrl }
    : { kind: 'postgres' as const, url: databaseUrl }
  const queues = opened.use(await openQueues({ backend, log }))

  const blobs = openBlobs(settings.home)
  const countOne = countKilled(metrics)
  const pool = openChildPool({
    entry: childEntry,
    childrenMax,
    scratchRoot: blobs.scratchRoot,
    memoryBytesMax: settings.readMemoryMb * 1024 * 1024,
    readMsMax: settings.readSeconds * 1_000,
    mayStartPrograms: settings.ocr,
    onKilled: (facts) => {
      countOne(facts.fault)
      log.warn(facts, 'reading a file was stopped')
    },
  })
  const tools = {
    db: store.db,
    blobs,
    queues,
    clock,
    log,
    reader: createReader({ topics, ocr: settings.ocr, blobs, pool }),
    count: countVerdicts(metrics),
  }
  const worker = await queues.work('bulletin-parse', (job) => parseBulletin(tools, job))
  const indexing = await queues.work('search-index', () => indexArticles(tools, settings.timeZone))
  opened.defer(() => indexing.close())
  // Together: the worker waits for jobs under way, and those wait for children.
  opened.defer(async () => {
    await Promise.all([pool.close(), worker.close()])
  })

  const running = opened.move()
  return { close: () => running.disposeAsync() }
}
