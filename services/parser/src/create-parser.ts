/**
 * The parser. Reads `bulletin-parse` and blobs; writes records and verdict in one transaction and
 * relays `article-match`. It never touches the inbox and talks to no subscriber.
 */
import { PARSER_VERSION } from '@jianbao/extraction'
import { openQueues } from '@jianbao/queues'
import { type CreateService, readOwnTopics } from '@jianbao/runtime'
import { mergeTopics, type Topic } from '@jianbao/schema'
import { migrate, openBlobs, openStore } from '@jianbao/store'
import { countVerdicts } from './count-verdicts.ts'
import { inProcessBytesMax } from './limits.ts'
import { parseBulletin } from './parse-bulletin.ts'
import { readApart } from './read-apart.ts'
import { readBulletin } from './read-bulletin.ts'
import type { Reader } from './tools.ts'

const createReader = (topics: readonly Topic[]): Reader => ({
  version: String(PARSER_VERSION),
  read: async (file, apart) =>
    apart || file.bytes.length > inProcessBytesMax
      ? readApart(file, { topics })
      : readBulletin(file, { topics }),
})

export const createParser: CreateService = async (context) => {
  const { settings, log, clock, metrics } = context
  const { databaseUrl, redisUrl } = settings
  if (databaseUrl === undefined) throw new Error('The parser needs DATABASE_URL.')
  const reader = createReader(mergeTopics(readOwnTopics(settings)))

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

  const tools = {
    db: store.db,
    blobs: openBlobs(settings.home),
    queues,
    clock,
    log,
    reader,
    count: countVerdicts(metrics),
  }
  const worker = await queues.work('bulletin-parse', (job) => parseBulletin(tools, job))
  opened.defer(() => worker.close())

  const running = opened.move()
  return { close: () => running.disposeAsync() }
}
