/**
 * Statements that are planned once a connection. PostgreSQL reads and plans a statement anew each time it
 * is sent; for those that join much and touch few rows that takes longer than running them. Only for
 * statements whose text never varies: each text stays with its connection.
 */
import { type PostgresPool, type PostgresPoolClient, type RawBuilder, sql } from 'kysely'
import type pg from 'pg'

/** Begins a statement that is to be planned once: `sql\`${planOnce('read-x')} select …\``. */
export const planOnce = (name: string): RawBuilder<unknown> => sql.raw(`/* once: ${name} */`)

const marked = /^\s*\/\* once: ([a-z-]+) \*\//

function namingClient(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: string, given: readonly unknown[]) => {
    const [, name] = marked.exec(text) ?? []
    const values = [...given]
    return name === undefined ? client.query(text, values) : client.query({ name, text, values })
  }
  const release = (destroy?: boolean) => client.release(destroy)
  // Without cursors: they need an option of the dialect that is not set.
  return { query, release } as unknown as PostgresPoolClient
}

/** The pool as kysely takes it. */
export function planningOnce(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const naming = clients.get(client) ?? namingClient(client)
      clients.set(client, naming)
      return naming
    },
  }
}
