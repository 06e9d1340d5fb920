/** One pool, one typed handle. Every service opens its own and closes it. */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './database.ts'
import { poolConnectionsMax } from './limits.ts'
import { planningOnce } from './plan-once.ts'

/** A handle or a transaction: statements take either, so they compose. */
export type Db = Kysely<Database>

export interface Store extends AsyncDisposable {
  readonly db: Db
  close(): Promise<void>
}

// int8 as number: the ledger's counts and sizes stay far below 2^53.
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * Opens a pool on `databaseUrl`. Connections are made on first use, so this never fails by itself;
 * `onIdleError` hears of connections that break while idle (a database restart), which the pool replaces.
 */
export function openStore(options: {
  databaseUrl: string
  applicationName: string
  onIdleError: (error: Error) => void
}): Store {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    application_name: options.applicationName,
    max: poolConnectionsMax,
    types,
  })
  pool.on('error', options.onIdleError)
  // The pool listens to idle connections only. One that breaks under a query fails that query, and
  // then says so once more as an event that would end the process if nobody listened.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: planningOnce(pool) }) })
  const close = () => db.destroy()
  return { db, close, [Symbol.asyncDispose]: close }
}
