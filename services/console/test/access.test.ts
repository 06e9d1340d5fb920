import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { aFolder, isLeftOut } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openConsoleToken } from '../src/access/console-token.ts'
import { type Answer, aConsole, send, type TestConsole } from './a-console.ts'
import { anAccount, password } from './an-account.ts'

describe.skipIf(isLeftOut('redis-server'))('who may use the console', () => {
  let it: TestConsole
  let now = new Date('2026-11-03T08:00:00Z')
  beforeAll(async () => {
    it = await aConsole({ clock: { now: () => now }, environment: { JIANBAO_HOST: '0.0.0.0' } })
  })
  afterAll(() => it[Symbol.asyncDispose]())

  const own = () => ({
    origin: it.console.url,
    'content-type': 'application/x-www-form-urlencoded',
  })
  const logIn = (token: string) =>
    it.ask('/login', {
      method: 'POST',
      headers: own(),
      body: new URLSearchParams({ token }).toString(),
    })
  const cookieOf = ({ headers }: Answer) => headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const withCookie = (cookie: string, headers = {}) => ({ headers: { cookie, ...headers } })
  const errorOf = ({ text }: Answer) => JSON.parse(text).error

  test('without a login nothing is told, and the refusal is a sentence', async () => {
    for (const path of ['/api/overview', '/api/bulletins', '/api/openapi.json', '/queues']) {
      const answer = await it.ask(path)
      expect(answer.status).toBe(401)
      expect(errorOf(answer)).toMatchObject({ code: 'not-logged-in' })
      expect(answer.text).not.toMatch(/\bat .*\.ts/)
    }
    const page = await it.ask('/', { headers: { accept: 'text/html' } })
    expect([page.status, page.headers.location]).toEqual([303, '/login'])
  })

  test('the one-time link logs in once', async () => {
    const path = it.console.loginUrl.slice(it.console.url.length)
    const looked = await it.ask(path, { headers: { 'sec-purpose': 'prefetch' } })
    expect(looked.headers['set-cookie']).toBeUndefined()
    const first = await it.ask(path)
    expect([first.status, first.headers.location]).toEqual([303, '/'])
    expect(first.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict/)
    expect((await it.ask('/api/session', withCookie(cookieOf(first)))).status).toBe(200)
    const second = await it.ask(path)
    expect(second.status).toBe(401)
    expect(second.headers['set-cookie']).toBeUndefined()
    expect(second.text).toContain('已经用过')
  })

  test('the token logs in, the cookie lasts a week, and logging out ends it', async () => {
    const cookie = cookieOf(await logIn(it.token))
    expect((await it.ask('/api/overview', withCookie(cookie))).status).toBe(200)
    now = new Date(now.getTime() + 8 * 24 * 3_600_000)
    expect((await it.ask('/api/overview', withCookie(cookie))).status).toBe(401)
    const fresh = cookieOf(await logIn(it.token))
    const out = { method: 'DELETE', ...withCookie(fresh, { origin: it.console.url }) }
    expect((await it.ask('/api/session', out)).status).toBe(200)
    expect((await it.ask('/api/overview', withCookie(fresh))).status).toBe(401)
  })

  test('a cookie that was tampered with is none', async () => {
    const cookie = cookieOf(await logIn(it.token))
    const [name, value = ''] = cookie.split('=')
    const [madeAt, random, mac] = value.split('.')
    const later = `${name}=${Number(madeAt) + 1}.${random}.${mac}`
    expect((await it.ask('/api/overview', withCookie(later))).status).toBe(401)
    expect((await it.ask('/api/overview', withCookie(`${name}=x.y.z`))).status).toBe(401)
  })

  test('another site cannot act with our cookie', async () => {
    const cookie = cookieOf(await logIn(it.token))
    const body = '{}'
    const type = { 'content-type': 'application/json' }
    const foreign = withCookie(cookie, { origin: 'https://evil.example', ...type })
    const answer = await it.ask('/api/subscriptions', { method: 'POST', body, ...foreign })
    expect([answer.status, errorOf(answer).code]).toEqual([403, 'foreign-origin'])
  })

  test('a name that was made to point here is refused', async () => {
    const headers = { host: 'evil.example', authorization: `Bearer ${it.token}` }
    const answer = await it.ask('/api/overview', { headers })
    expect([answer.status, errorOf(answer).code]).toEqual([403, 'local-only'])
  })

  const outside = Object.values(networkInterfaces())
    .flat()
    .find((each) => each?.family === 'IPv4' && !each.internal)?.address
  test.skipIf(outside === undefined)('from another address only public pages open', async () => {
    const from = (path: string) =>
      send(new URL(path, it.console.url.replace('127.0.0.1', outside ?? '')), {
        headers: { authorization: `Bearer ${it.token}` },
      })
    for (const path of ['/', '/login', '/api/overview', '/queues', '/metrics', '/assets/x.js']) {
      expect([path, (await from(path)).status]).toEqual([path, 403])
    }
    expect((await from('/healthz')).text).toBe('ok\n')
    expect((await from('/u/unknown')).status).toBe(200)
  })

  test('guessing is slowed down, even for who is right at last', async () => {
    const tries = []
    for (let n = 0; n < 12; n += 1) tries.push((await logIn('wrong')).status)
    expect(tries).toEqual([...Array(10).fill(401), 429, 429])
    expect((await logIn(it.token)).status).toBe(429)
    now = new Date(now.getTime() + 61_000)
    expect((await logIn(it.token)).status).toBe(303)
  })

  test('no secret reaches the log', async () => {
    await it.ask('/u/s.secret-token')
    await it.ask(`/login?code=secret-code`)
    const log = JSON.stringify(it.context.logged)
    for (const secret of [it.token, 'secret-token', 'secret-code'])
      expect(log).not.toContain(secret)
  })

  test('every answer forbids what pages of ours never do', async () => {
    const { headers } = await it.ask('/login')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['cache-control']).toBe('no-store')
  })
})

test.skipIf(isLeftOut('redis-server'))(
  'from another machine people enter with an account; the link and the token stay at home',
  async () => {
    const environment = { JIANBAO_CONSOLE_URL: 'https://jianbao.example.org' }
    await using it = await aConsole({ environment })
    const host = 'jianbao.example.org'
    const elsewhere = (path: string, headers = {}) =>
      it.ask(path, { headers: { host, ...headers } })
    expect((await elsewhere('/login')).text).toContain('还没有账号')
    await anAccount(it, '张三', 'reader')
    const page = await elsewhere('/login')
    expect(page.text).toContain('用户名')
    expect(page.text).not.toContain('console.token')
    const entered = await it.ask('/login', {
      method: 'POST',
      headers: {
        host,
        origin: environment.JIANBAO_CONSOLE_URL,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ name: '张三', password }).toString(),
    })
    expect(entered.status).toBe(303)
    const [cookie = ''] = entered.headers['set-cookie'] ?? []
    expect(cookie).toContain('Secure')
    const inside = await elsewhere('/api/overview', { cookie: cookie.split(';')[0] ?? '' })
    expect(inside.status).toBe(200)

    const link = await elsewhere(it.console.loginUrl.slice(it.console.url.length))
    expect([link.status, link.headers['set-cookie']]).toEqual([403, undefined])
    const owner = { authorization: `Bearer ${it.token}` }
    expect((await elsewhere('/api/overview', owner)).status).toBe(401)
    expect((await it.ask('/api/overview', { headers: owner })).status).toBe(200)
    expect((await elsewhere('/metrics')).status).toBe(403)
  },
)

describe('the token file', () => {
  test('is for its owner only and stays the same', async () => {
    using folder = aFolder()
    const first = await openConsoleToken(folder.path)
    expect(statSync(first.path).mode & 0o777).toBe(0o600)
    expect(readFileSync(first.path, 'utf8')).toBe(`${first.secret}\n`)
    expect((await openConsoleToken(folder.path)).secret).toBe(first.secret)
  })

  test('is replaced when others could have read it, or when it is no token', async () => {
    using folder = aFolder()
    const first = await openConsoleToken(folder.path)
    chmodSync(first.path, 0o644)
    const second = await openConsoleToken(folder.path)
    expect(second.secret).not.toBe(first.secret)
    writeFileSync(join(folder.path, 'console.token'), 'short')
    expect((await openConsoleToken(folder.path)).secret).toMatch(/^[\w-]{43}$/)
    expect(statSync(second.path).mode & 0o777).toBe(0o600)
  })
})
