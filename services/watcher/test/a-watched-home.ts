/** A home with a real ledger and a real queue on PostgreSQL, and the watcher as a service on it. */
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openQueues } from '@jianbao/queues'
import { type Clock, createMetrics, type Service } from '@jianbao/runtime'
import type { FaultCode } from '@jianbao/schema'
import { decideSource, openStore } from '@jianbao/store'
import { aContext, aDatabase, aFolder } from '@jianbao/test-support'
import { createWatcher } from '../src/create-watcher.ts'

export async function aWatchedHome(settings: Record<string, string> = {}, clock?: Clock) {
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
  const environment = {
    JIANBAO_HOME: folder.path,
    DATABASE_URL: database.url,
    JIANBAO_SETTLE_MS: '400',
    ...settings,
  }
  const context = await aContext(environment, clock)
  const at = (path: string) => join(folder.path, path)
  for (const name of ['inbox', 'processing']) mkdirSync(at(name))
  const { db } = store
  let watcher: Service | undefined
  opened.defer(async () => watcher?.close())

  return {
    db,
    at,
    folder: folder.path,
    logged: context.logged,
    start: async () => {
      watcher = await createWatcher({ ...context, metrics: createMetrics() })
    },
    stop: async () => {
      await watcher?.close()
      watcher = undefined
    },
    /** Writes the file elsewhere and renames it into the inbox, as a careful producer does. */
    rename: (name: string, content: string | Buffer) => {
      writeFileSync(at('half'), content)
      renameSync(at('half'), join(at('inbox'), name))
    },
    files: (place: string): string[] => {
      if (!existsSync(at(place))) return []
      const found = readdirSync(at(place), { recursive: true, withFileTypes: true })
      return found
        .filter((each) => !each.isDirectory())
        .map((each) => each.name)
        .sort()
    },
    drops: () => db.selectFrom('drops').selectAll().orderBy('claimed_at').orderBy('id').execute(),
    sources: () => db.selectFrom('sources').selectAll().orderBy('received_at').execute(),
    /** What the parser would do. */
    decide: (sha256: string, fault?: FaultCode) =>
      decideSource(db, {
        sha256,
        run: 1,
        at: new Date(),
        verdict: fault
          ? { kind: 'rejected', fault }
          : { kind: 'parsed', mediaType: 'text/plain', encoding: 'utf-8' },
      }),
    queued: async () => {
      const { log } = context
      await using queues = await openQueues({
        backend: { kind: 'postgres', url: database.url },
        log,
      })
      return (await queues.counts())['bulletin-parse'].waiting
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
