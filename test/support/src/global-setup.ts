/**
 * What the tests of a run share, made when the first of them asks: one PostgreSQL cluster, and one home that
 * was in use. Tests run in other processes, so they ask through a Unix socket.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, startPostgres } from '@jianbao/embedded'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    runSocket: string
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-run-'))
  // As root, PostgreSQL runs as another user, who must be able to walk through.
  chmodSync(folder, 0o711)
  let cluster: Promise<EmbeddedPostgres> | undefined
  let home: Promise<string> | undefined
  const server = createServer(async ({ url }, reply) => {
    try {
      if (url === '/home') {
        home ??= makeHome(folder)
        reply.end(await home)
      } else {
        cluster ??= startCluster(folder)
        reply.end((await cluster).url)
      }
    } catch (error) {
      reply.writeHead(500).end(String(error))
    }
  })
  const socket = join(folder, 'ask.sock')
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  project.provide('runSocket', socket)
  return async () => {
    server.close()
    server.closeAllConnections()
    await (await cluster)?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts it with the database every test's own one is copied from. */
async function startCluster(folder: string): Promise<EmbeddedPostgres> {
  const cluster = await startPostgres({ folder: join(folder, 'postgres'), durable: false })
  // Loaded on first use: most runs of a few tests need no database.
  const { migrate, openStore } = await import('@jianbao/store')
  const onIdleError = () => undefined
  const store = openStore({ databaseUrl: cluster.url, applicationName: 'tests', onIdleError })
  await migrate(store.db)
  await store.close()
  return cluster
}

async function makeHome(folder: string): Promise<string> {
  const { makeUsedHome } = await import('./make-used-home.ts')
  return await makeUsedHome(folder)
}
