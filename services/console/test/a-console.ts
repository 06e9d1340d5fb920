/** A console that listens, over a database, a Redis and a home of the test's own. */
import { readFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import type { ServiceContext } from '@jianbao/runtime'
import { type Db, openStore } from '@jianbao/store'
import { aContext, aDatabase, aFolder, aRedis, type TestContext } from '@jianbao/test-support'
import { type Console, createConsole } from '../src/create-console.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly bytes: Buffer
}

export interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

export interface TestConsole extends AsyncDisposable {
  readonly console: Console
  readonly context: TestContext
  readonly home: string
  readonly redisUrl: string
  readonly token: string
  readonly db: Db
  /** Exactly this request and no header more than HTTP needs: what a browser would add is said. */
  ask(path: string, asked?: Asked): Promise<Answer>
  /** The same as a program with the token. `T` is what the test expects to find. */
  api<T>(path: string, asked?: Asked): Promise<{ status: number; body: T }>
}

export async function aConsole(
  given: { environment?: Record<string, string>; clock?: ServiceContext['clock'] } = {},
): Promise<TestConsole> {
  await using opened = new AsyncDisposableStack()
  const folder = opened.use(aFolder())
  const database = opened.use(await aDatabase())
  const redis = opened.use(await aRedis())
  const context = await aContext(
    {
      JIANBAO_HOME: folder.path,
      JIANBAO_PORT: '0',
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      ...given.environment,
    },
    given.clock,
  )
  const started = await createConsole(context)
  opened.defer(() => started.close())
  const store = opened.use(
    openStore({ databaseUrl: database.url, applicationName: 'test', onIdleError: () => undefined }),
  )
  const token = readFileSync(join(folder.path, 'console.token'), 'utf8').trim()
  const ask = (path: string, asked: Asked = {}) => send(new URL(path, started.url), asked)
  const running = opened.move()
  return {
    console: started,
    context,
    home: folder.path,
    redisUrl: redis.url,
    token,
    db: store.db,
    ask,
    api: async <T>(path: string, asked: Asked = {}) => {
      const headers = { authorization: `Bearer ${token}`, ...asked.headers }
      const { status, text } = await ask(path, { ...asked, headers })
      return { status, body: JSON.parse(text) as T }
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

/** JSON to be sent. */
export const json = (value: unknown): Asked => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})

export function send(url: URL, { method = 'GET', headers = {}, body }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = httpRequest(url, { method, headers, agent: false }, async (reply) => {
      const chunks: Buffer[] = []
      for await (const chunk of reply) chunks.push(chunk)
      const bytes = Buffer.concat(chunks)
      const { statusCode: status = 0, headers: got } = reply
      resolve({ status, headers: got, text: bytes.toString('utf8'), bytes })
    })
    asking.once('error', reject)
    asking.end(body)
  })
}
