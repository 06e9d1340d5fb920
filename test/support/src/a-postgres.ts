/** A PostgreSQL of a test's own, to be stopped and killed. Most tests want `aDatabase` instead. */
import { type EmbeddedPostgres, startPostgres } from '@jianbao/embedded'
import { aFolder } from './temporary-folder.ts'

export interface TestPostgres extends AsyncDisposable {
  /** An empty database. */
  readonly url: string
  kill9(): Promise<void>
  stop(): Promise<void>
  /** Starts it again: same URL, same data. */
  start(): Promise<void>
}

export async function aPostgres(): Promise<TestPostgres> {
  const folder = aFolder()
  const open = () => startPostgres({ folder: `${folder.path}/postgres` })
  let server: EmbeddedPostgres | undefined = await open()
  const { url } = server
  const stop = async () => {
    await server?.stop()
    server = undefined
  }
  return {
    url,
    stop,
    kill9: async () => {
      if (!server) return
      process.kill(server.pid, 'SIGKILL')
      await server.exited
      server = undefined
    },
    start: async () => {
      server ??= await open()
    },
    [Symbol.asyncDispose]: async () => {
      await stop()
      folder[Symbol.dispose]()
    },
  }
}
