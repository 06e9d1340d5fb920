/** One walk over every route with everybody who may ask: the table of routes decides, and nothing else. */
import { get } from 'node:http'
import {
  type ApiKey,
  type ApiRoute,
  apiRoutes,
  isAllowed,
  roles,
  type Scope,
  scopes,
  scopesOfRole,
} from '@jianbao/schema'
import { makeApiToken } from '@jianbao/store'
import { isLeftOut } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aConsole, type TestConsole } from './a-console.ts'
import { anAccount, loggedInAs } from './an-account.ts'

const by = { actor: null, origin: 'cli' } as const

describe.skipIf(isLeftOut('redis-server'))('who may use which route', () => {
  let it: TestConsole
  /** Headers of everybody who may ask, with what they hold. */
  const everybody = new Map<string, { held: readonly Scope[]; headers: Record<string, string> }>()

  beforeAll(async () => {
    it = await aConsole()
    const at = new Date()
    for (const role of roles) {
      const headers = await loggedInAs(it, await anAccount(it, role, role))
      everybody.set(role, { held: scopesOfRole[role], headers })
    }
    for (const scope of scopes) {
      const given = { name: scope, scopes: [scope], accountId: null, expiresAt: null, at, by }
      const { token } = await makeApiToken(it.db, given)
      const headers = { authorization: `Bearer ${token}` }
      everybody.set(`token ${scope}`, { held: [scope], headers })
    }
    const headers = { authorization: `Bearer ${it.token}` }
    everybody.set('owner', { held: scopes, headers })
  })
  afterAll(() => it[Symbol.asyncDispose]())

  /** Parameters that name nothing: whoever gets through is told so, and nothing changes. */
  const pathOf = (key: string) =>
    (key.split(' ')[1] ?? '')
      .replace(':queue', 'sweep')
      .replace('bulletins/:id', `bulletins/${'0'.repeat(64)}`)
      .replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')
  const ask = (key: ApiKey, headers: Record<string, string>) => {
    const method = key.split(' ')[0] ?? 'GET'
    return new Promise<{ status: number; code: string | undefined }>((resolve, reject) => {
      const asking = get(new URL(pathOf(key), it.console.url), { method, headers, agent: false })
      asking.on('error', reject)
      asking.on('response', async (reply) => {
        const { statusCode: status = 0 } = reply
        // A stream of events has no end.
        if (status === 200) {
          reply.destroy()
          return resolve({ status, code: undefined })
        }
        const chunks: Buffer[] = []
        for await (const chunk of reply) chunks.push(chunk)
        const { error } = JSON.parse(Buffer.concat(chunks).toString() || '{}')
        return resolve({ status, code: error?.code })
      })
    })
  }
  // Logging out is the last thing anybody does.
  const routes = (Object.entries(apiRoutes) as [ApiKey, ApiRoute][]).filter(
    ([key]) => key !== 'DELETE /api/session',
  )

  test('every route lets those through who hold its scope, and refuses all others', async () => {
    for (const [who, { held, headers }] of everybody) {
      const answers = await Promise.all(
        routes.map(async ([key]) => ({ key, ...(await ask(key, headers)) })),
      )
      for (const { key, status, code } of answers) {
        expect([who, key, code === 'not-allowed']).toEqual([who, key, status === 403])
        expect([who, key, status]).not.toEqual([who, key, 401])
      }
      const refused = answers.filter(({ status }) => status === 403).map(({ key }) => key)
      const wanted = routes.filter(([, { scope }]) => !isAllowed(held, scope)).map(([key]) => key)
      expect([who, refused]).toEqual([who, wanted])
    }
  })

  test('a scope of a token holds no other: a letter box only takes, and who administers reads nothing', async () => {
    const may = async (who: string, key: ApiKey) =>
      (await ask(key, everybody.get(who)?.headers ?? {})).status !== 403
    expect(await may('token upload', 'GET /api/bulletins')).toBe(false)
    expect(await may('token administer', 'GET /api/bulletins')).toBe(false)
    expect(await may('token administer', 'GET /api/accounts')).toBe(true)
    expect(await may('administrator', 'GET /api/bulletins')).toBe(true)
  })

  test('a route that does not say what it needs is none', () => {
    // @ts-expect-error It does not compile.
    const route: ApiRoute = { tag: 'x', summary: 'x', answer: { mediaType: 'text/plain' } }
    expect(isAllowed(scopes, route.scope)).toBe(false)
  })

  test('whoever is not logged in gets no further than what is public', async () => {
    for (const [key, { scope }] of routes) {
      const { status } = await ask(key, { origin: it.console.url })
      expect([key, status === 401]).toEqual([key, scope !== 'public'])
    }
  })

  test('Bull Board shows itself to all and takes orders from administrators only', async () => {
    for (const [who, { held, headers }] of everybody) {
      const status = async (method: string, path: string) =>
        (await it.ask(path, { method, headers })).status
      expect([who, await status('GET', '/queues/api/queues')]).toEqual([
        who,
        held.includes('read') ? 200 : 403,
      ])
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const got = await status(method, '/queues/api/queues/sweep/no-such-order')
        expect([who, method, got === 403]).toEqual([who, method, !held.includes('administer')])
      }
    }
  })

  test('each is told what they may do, and with which name', async () => {
    for (const [who, { held, headers }] of everybody) {
      const { text } = await it.ask('/api/session', { headers })
      const { may, scopes: told } = JSON.parse(text)
      expect([who, told]).toEqual([who, [...held]])
      expect(may.includes('POST /api/uploads')).toBe(held.includes('upload'))
    }
  })
})
