/** BullMQ's own PostgreSQL backend: the stand-in on a machine without Redis. One pool for all queues and workers. */
import { createPostgresBackend, type PgPool, Queue, runMigrations, Worker } from 'bullmq'
import pg from 'pg'
import type { BullBackend, BullQueue, BullWorker, DoneByMinute } from './bull-backend.ts'
import { endMsMax, postgresConnectionsMax } from './limits.ts'
import { within } from './within.ts'

/** BullMQ looks for this name on a pool made by others. */
const schema = 'bullmq'

export async function postgresBackend(url: string): Promise<BullBackend> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'jianbao-queues',
    max: postgresConnectionsMax,
    keepAlive: true,
    options: `-c search_path=${schema}`,
  })
  // Each queue and worker adds its own listener to the one pool.
  pool.setMaxListeners(0)
  const clients = new Set<pg.PoolClient>()
  pool.on('connect', (client) => clients.add(client))
  pool.on('remove', (client) => clients.delete(client))
  const listeners: ((error: Error) => void)[] = []
  pool.on('error', (error) => {
    for (const listen of listeners) listen(error)
  })
  await migrateQueues(pool)
  // A pg.Pool is one by BullMQ's own documentation; its hand-written type says so only loosely.
  const connection = pool as unknown as PgPool
  return {
    kind: 'postgres',
    // Our code uses only what both backends have; BullMQ's types tie a class to one of them.
    queue: (name) =>
      new Queue(
        name,
        { connection, skipMetasUpdate: true },
        createPostgresBackend,
      ) as unknown as BullQueue,
    worker: (name, process, options) =>
      new Worker(
        name,
        process,
        { ...options, connection },
        createPostgresBackend,
      ) as unknown as BullWorker,
    // BullMQ's own getMetrics leaves out when the newest minute was (6.7), which its table holds.
    async done(queue, minutes) {
      const { rows } = await pool.query<DoneByMinute>(
        `select prev_ts::float8 as "lastAt", (count - prev_count)::float8 as "inLastMinute",
           data[1:$2]::float8[] as before
         from metrics where queue = $1 and kind = 'completed'`,
        [queue.name, minutes],
      )
      return rows[0] ?? { lastAt: 0, inLastMinute: 0, before: [] }
    },
    onError: (listen) => listeners.push(listen),
    async ping() {
      await pool.query('select 1')
    },
    close: () => endPool(pool, clients),
  }
}

async function migrateQueues(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await runMigrations(client, schema)
  } finally {
    client.release()
  }
}

/** A worker whose job did not end in time keeps its connection; the pool would wait for it for ever. */
async function endPool(pool: pg.Pool, clients: ReadonlySet<pg.PoolClient & { end?(): void }>) {
  const late = () => new Error('late')
  await within(pool.end(), endMsMax, late).catch(() => {
    for (const client of clients) client.end?.()
  })
}
