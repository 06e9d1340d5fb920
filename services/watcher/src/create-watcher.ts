/**
 * The watcher. Reads the inbox folder, and verdicts in the ledger; writes the blob store and the
 * ledger's rows; relays `bulletin-parse`; moves files. It never parses content.
 *
 * Three loops, woken by hints and never dependent on them:
 * - sweep: list the inbox and take what is whole (`sweep-inbox.ts`, `claim-drop.ts`)
 * - settle: move files to where their verdict says (`settle-drops.ts`)
 * - relay: hand the queue what the ledger is owed (`relay-owed.ts`)
 */
import { openQueues } from '@jianbao/queues'
import type { CreateService } from '@jianbao/runtime'
import { migrate, openBlobs, openStore } from '@jianbao/store'
import { countDrops } from './count-drops.ts'
import { createFailures } from './failures.ts'
import { openFolders } from './folders.ts'
import { startRelaying } from './relay-owed.ts'
import { startSettling } from './settle-drops.ts'
import { createSightings } from './sightings.ts'
import { startSweeping } from './start-sweeping.ts'

export const createWatcher: CreateService = async (context) => {
  const { settings, log, clock, metrics } = context
  const { databaseUrl, redisUrl } = settings
  if (databaseUrl === undefined) throw new Error('The watcher needs DATABASE_URL.')

  await using opened = new AsyncDisposableStack()
  const onIdleError = (err: Error) => log.warn({ err }, 'database connection lost and replaced')
  const store = opened.use(
    openStore({ databaseUrl, applicationName: 'jianbao-watcher', onIdleError }),
  )
  await migrate(store.db)
  const backend = redisUrl
    ? { kind: 'redis' as const, url: redisUrl }
    : { kind: 'postgres' as const, url: databaseUrl }
  const queues = opened.use(await openQueues({ backend, log }))

  const relay = startRelaying({ db: store.db, queues, log })
  opened.defer(relay.close)
  const tools = {
    db: store.db,
    blobs: openBlobs(settings.home),
    folders: await openFolders(settings.home),
    clock,
    log,
    timeZone: settings.timeZone,
    sightings: createSightings(),
    failures: createFailures(),
    offer: relay.offer,
    count: countDrops(metrics),
  }
  const settle = startSettling(tools)
  opened.defer(settle.close)
  const sweep = startSweeping({ ...tools, onTaken: settle.wake, rules: settings })
  opened.defer(sweep.close)

  const running = opened.move()
  return { close: () => running.disposeAsync() }
}
