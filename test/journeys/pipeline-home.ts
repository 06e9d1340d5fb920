/** A running home for the journeys of the pipeline, on Redis or on the stand-in, and what they ask it. */
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSubscription, type Db, openStore } from '@jianbao/store'
import {
  aBulletinText,
  aUsedHome,
  eventually,
  isLeftOut,
  type RunningJianbao,
  startJianbao,
} from '@jianbao/test-support'

/** Redis where the machine has it; the stand-in by a PATH on which there is none. */
export const backends = [
  { backend: 'redis', env: {}, leftOut: isLeftOut('redis-server') },
  { backend: 'postgres', env: { PATH: '/nowhere' }, leftOut: false },
] as const

export type Backend = (typeof backends)[number]

export const reader = 'reader@example.org'

/** Everything, at once, by mail. */
export async function subscribeToAll(db: Db): Promise<void> {
  const filter = { topics: [], regions: [], words: { any: [], all: [], none: [] } }
  const cadence = { kind: 'instant' as const }
  const request = { address: reader, name: '全部', filter, cadence }
  await createSubscription(db, request, { at: new Date(), origin: 'test' })
}

export function openLedger(databaseUrl: string) {
  return openStore({ databaseUrl, applicationName: 'journey', onIdleError: () => undefined })
}

export interface PipelineHome extends AsyncDisposable {
  readonly jianbao: RunningJianbao
  readonly db: Db
  /** Writes the file beside the inbox and renames it in. */
  rename(name: string, content: string | Uint8Array): void
}

export async function aPipelineHome(
  { env }: Backend,
  options?: { durable: boolean },
): Promise<PipelineHome> {
  await using opened = new AsyncDisposableStack()
  const { home } = opened.use(await aUsedHome(options))
  const jianbao = opened.use(await startJianbao({ home, env }))
  const { db } = opened.use(openLedger(jianbao.databaseUrl))
  await subscribeToAll(db)
  const kept = opened.move()
  return {
    jianbao,
    db,
    rename: (name, content) => {
      const half = join(home, `half-${Math.random()}`)
      writeFileSync(half, content)
      renameSync(half, join(jianbao.inbox, name))
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

export function sourcesOf(db: Db) {
  return db.selectFrom('sources').selectAll().orderBy('received_at').execute()
}

/** Waits until the file of this name has its verdict. */
export function verdictOf(db: Db, name: string, ms = 15_000) {
  const decided = () =>
    db
      .selectFrom('sources')
      .selectAll()
      .where('name', '=', name)
      .where('state', '<>', 'received')
      .executeTakeFirst()
  return eventually(`a verdict on ${name}`, decided, ms)
}

let seeds = Date.now() % 1_000_000

/** A bulletin no earlier one shares a word with. */
export function aFreshText(articles = 3): string {
  seeds += 1
  return aBulletinText({ articles, seed: seeds })
}
