import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type ApiRoute, apiRoutes, type Overview, type PipelineCounts } from '@jianbao/schema'
import { openStore, recordDrop } from '@jianbao/store'
import { aContext, aDatabase, aFolder, aRedis, eventually, isLeftOut } from '@jianbao/test-support'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { createConsole } from '../src/create-console.ts'
import { aConsole, type TestConsole } from './a-console.ts'

const bearer = (it: TestConsole) => ({ authorization: `Bearer ${it.token}` })

/** Listens to the events; resolves each time with all counts so far. */
function listen(it: TestConsole) {
  const counts: PipelineCounts[] = []
  let ended = false
  const asking = get(`${it.console.url}/api/events`, { headers: bearer(it) }, async (reply) => {
    let text = ''
    for await (const chunk of reply) {
      text += chunk
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        const [, data] = /^event: counts\ndata: (.*)$/.exec(event) ?? []
        if (data) counts.push(JSON.parse(data))
      }
    }
    ended = true
  })
  asking.on('error', () => undefined)
  return { counts, hasEnded: () => ended, stop: () => asking.destroy() }
}

describe.skipIf(isLeftOut('redis-server'))('the server', () => {
  test('open pages hear of every change, and streams end when it closes', async () => {
    await using it = await aConsole()
    const page = listen(it)
    await eventually('the first counts', () => page.counts.length > 0)
    const name = 'live.txt'
    const file = { sha256: 'b'.repeat(64), name, series: null, bytes: 1, inboxPath: name }
    await recordDrop(it.db, { ...file, storedPaths: [name] }, new Date())
    const parse = () =>
      page.counts.at(-1)?.stages.find((each) => each.stage === 'parse')?.waiting === 1
    await eventually('the new file in the counts', parse)
    const startedAt = performance.now()
    await it.console.close()
    expect(performance.now() - startedAt).toBeLessThan(2_000)
    await eventually('the end of the stream', page.hasEnded)
  })

  test('the OpenAPI document holds every route with its parameters and refusals', async () => {
    await using it = await aConsole()
    const { body } = await it.api<{
      openapi: string
      paths: Record<
        string,
        Record<
          string,
          {
            parameters?: { name: string; in: string }[]
            responses: object
            security: Record<string, string[]>[]
          }
        >
      >
    }>('/api/openapi.json')
    expect(body.openapi).toMatch(/^3\.1\./)
    const told = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const routes: [string, ApiRoute][] = Object.entries(apiRoutes)
    const asPath = (key: string) => key.replace(/:(\w+)/g, '{$1}')
    expect(told.sort()).toEqual(routes.map(([key]) => asPath(key)).sort())
    for (const [key, route] of routes) {
      const [method = '', path = ''] = asPath(key).split(' ')
      const operation = body.paths[path]?.[method.toLowerCase()]
      const names = operation?.parameters?.map((each) => `${each.in} ${each.name}`) ?? []
      const wanted = [
        ...Object.keys(route.params?.shape ?? {}).map((name) => `path ${name}`),
        ...Object.keys(route.query?.shape ?? {}).map((name) => `query ${name}`),
      ]
      expect([key, names.sort()]).toEqual([key, wanted.sort()])
      const told = operation?.security.flatMap((each) => each['token'] ?? [])
      const isScope = !['login', 'public'].includes(route.scope)
      expect([key, told]).toEqual([key, isScope ? [route.scope] : []])
      expect(Object.keys(operation?.responses ?? {})).toEqual(
        expect.arrayContaining([String(route.status ?? 200), '4XX', '5XX']),
      )
    }
    expect(JSON.stringify(body)).not.toContain('"$ref"')
  })

  test('the pages are served packed and for ever, to those who logged in', async () => {
    await using it = await aConsole()
    await it.console.pagesSettled
    const page = await it.ask('/', { headers: bearer(it) })
    expect(page.headers['content-security-policy']).toMatch(/style-src 'self' 'nonce-[\w+/=]{20,}'/)
    const [, nonce] =
      /nonce-([\w+/=]+)'/.exec(String(page.headers['content-security-policy'])) ?? []
    expect(page.text).toContain(`content="${nonce}"`)
    const [, script] = /src="(\/assets\/[^"]+\.js)"/.exec(page.text) ?? []
    const packed = await it.ask(script ?? '', { headers: { 'accept-encoding': 'gzip' } })
    const plain = await it.ask(script ?? '')
    expect(packed.headers['cache-control']).toContain('immutable')
    expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true)
    expect((await it.ask('/assets/..%2findex.html')).status).toBe(404)
  }, 60_000)

  test('docs/api.md names every route', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/api.md'), 'utf8')
    const named = [...page.matchAll(/^\| `((?:GET|POST|DELETE) \/api\/[^`]*)`/gm)].map(
      (row) => row[1],
    )
    expect(named.sort()).toEqual(Object.keys(apiRoutes).sort())
  })

  test.each<[string, Record<string, string>]>([
    ['Redis', {}],
    ['PostgreSQL', { REDIS_URL: '' }],
  ])(
    'Bull Board over %s opens after login and may load nothing from outside',
    async (_, environment) => {
      await using it = await aConsole({ environment })
      const headers = bearer(it)
      const page = await it.ask('/queues', { headers })
      expect([page.status, page.text]).toEqual([200, expect.stringContaining('简报 队列')])
      const policy = String(page.headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toMatch(/https?:/)
      const [, script] = /src="(static\/js\/main[^"]+)"/.exec(page.text) ?? []
      expect((await it.ask(`/queues/${script}`, { headers })).status).toBe(200)
      const queues = await it.ask('/queues/api/queues', { headers })
      expect([queues.status, queues.text]).toEqual([200, expect.stringContaining('bulletin-parse')])
      expect((await it.api('/api/queues')).status).toBe(200)
      expect((await it.ask(`/queues/${script}`)).status).toBe(401)
    },
  )

  test('without Redis the pages still show what the ledger knows', async () => {
    await using redis = await aRedis()
    await using it = await aConsole({ environment: { REDIS_URL: redis.url } })
    await redis.stop()
    const { status, body } = await it.api<Overview>('/api/overview')
    expect([status, body.counts.queuesReachable]).toEqual([200, false])
    const queues = await it.api<{ error: { code: string } }>('/api/queues')
    expect([queues.status, queues.body.error.code]).toEqual([503, 'queues-away'])
    expect((await it.ask('/metrics')).text).toContain('jianbao_queues_reachable 0')
  })

  test('broken connections to PostgreSQL are replaced; without it a sentence says so', async () => {
    await using database = await aDatabase()
    await using it = await aConsole({ environment: { DATABASE_URL: database.url } })
    const store = openStore({
      databaseUrl: database.url,
      applicationName: 'test',
      onIdleError: () => undefined,
    })
    expect((await it.api('/api/overview')).status).toBe(200)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(store.db)
    await store.close()
    await eventually('an answer', async () => (await it.api('/api/overview')).status === 200)
    await database.close()
    const { status, body } = await it.api<{ error: { code: string } }>('/api/overview')
    expect([status, body.error.code]).toEqual([503, 'ledger-away'])
  })

  test('a port in use is one sentence', async () => {
    await using it = await aConsole()
    using folder = aFolder()
    await using database = await aDatabase()
    const context = await aContext({
      JIANBAO_HOME: folder.path,
      JIANBAO_PORT: new URL(it.console.url).port,
      DATABASE_URL: database.url,
      REDIS_URL: it.redisUrl,
    })
    await expect(createConsole(context)).rejects.toMatchObject({
      name: 'UserError',
      zh: expect.stringContaining('JIANBAO_PORT'),
    })
  })
})
