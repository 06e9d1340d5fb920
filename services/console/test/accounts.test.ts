import type { AccountItem, ApiTokenItem, SubscriptionItem } from '@jianbao/schema'
import { beginSession, changePassword, changeRole, createSubscription } from '@jianbao/store'
import { isLeftOut } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, aConsole, json, type TestConsole } from './a-console.ts'
import { anAccount, loggedInAs, password } from './an-account.ts'

const by = { actor: null, origin: 'cli' } as const

describe.skipIf(isLeftOut('redis-server'))('accounts and tokens', () => {
  let it: TestConsole
  let now = new Date('2026-11-03T08:00:00Z')
  beforeAll(async () => {
    it = await aConsole({ clock: { now: () => now } })
  })
  afterAll(() => it[Symbol.asyncDispose]())

  const errorOf = ({ text }: Answer) => JSON.parse(text).error?.code
  const logIn = (name: string, given = password) =>
    it.ask('/login', {
      method: 'POST',
      headers: { origin: it.console.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ name, password: given }).toString(),
    })
  const cookieOf = ({ headers }: Answer) => headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const account = (name: string, role: AccountItem['role']) => anAccount(it, name, role)
  const as = async (name: string, role: AccountItem['role']) =>
    await loggedInAs(it, await account(name, role))
  const statusAs = async (headers: Record<string, string>, path = '/api/session') =>
    (await it.ask(path, { headers })).status
  const madeToken = async (given: object, headers?: Record<string, string>) => {
    const asked = json(given)
    const merged = headers ?? { authorization: `Bearer ${it.token}` }
    const answer = await it.ask('/api/tokens', {
      ...asked,
      headers: { ...asked.headers, ...merged },
    })
    expect(answer.status).toBe(201)
    return JSON.parse(answer.text) as { id: string; token: string }
  }
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

  test('an account made here logs in by name and password, in whatever case', async () => {
    const made = await it.api('/api/accounts', json({ name: 'Li.Si', role: 'reader', password }))
    expect(made.status).toBe(201)
    const headers = { cookie: cookieOf(await logIn('li.si')) }
    const { text } = await it.ask('/api/session', { headers })
    expect(JSON.parse(text)).toMatchObject({ via: 'cookie', name: 'Li.Si', role: 'reader' })
    const twice = await it.api('/api/accounts', json({ name: 'LI.SI', role: 'reader', password }))
    expect([twice.status, twice.body]).toMatchObject([409, { error: { code: 'name-taken' } }])
    for (const wrong of [{ name: '\u202E' }, { role: 'king' }, { password: 'short' }]) {
      const given = { name: 'x', role: 'reader', password, ...wrong }
      expect((await it.api('/api/accounts', json(given))).status).toBe(400)
    }
  })

  test('a wrong name and a wrong password are one answer', async () => {
    await account('guessed', 'administrator')
    const nobody = await logIn('nobody-here')
    const wrong = await logIn('guessed', 'wrong password')
    const words = (answer: Answer) => answer.text.replaceAll(/value="[^"]*"/g, '')
    expect([nobody.status, wrong.status]).toEqual([401, 401])
    expect(words(nobody)).toBe(words(wrong))
    expect(wrong.headers['set-cookie']).toBeUndefined()
    now = new Date(now.getTime() + 61_000)
  })

  test('a session dies with its account, its role and its password, and when it is ended', async () => {
    const id = await account('moving', 'reader')
    const begin = () => loggedInAs(it, id)
    const given = { id, at: now, by }
    const first = await begin()
    expect(await statusAs(first)).toBe(200)
    expect(await changeRole(it.db, { ...given, role: 'editor' })).toBe(true)
    expect(await statusAs(first)).toBe(401)

    const second = await begin()
    await changePassword(it.db, { ...given, password: 'another long password' })
    expect(await statusAs(second)).toBe(401)

    const third = await begin()
    await it.ask('/api/session', { method: 'DELETE', headers: third })
    expect(await statusAs(third)).toBe(401)

    const fourth = await begin()
    await it.api(`/api/accounts/${id}`, { method: 'DELETE' })
    expect(await statusAs(fourth)).toBe(401)
  })

  test('a password that was changed while it was checked begins no session', async () => {
    const id = await account('racing', 'reader')
    const at = now
    const stale = { account: { id, hash: 'the hash of before' }, at, expiresAt: new Date(at) }
    expect(await beginSession(it.db, stale)).toBe(null)
  })

  test('a session lasts a week, and its row in the ledger lets nobody in', async () => {
    const headers = await as('weekly', 'reader')
    const kept = await it.db.selectFrom('account_sessions').selectAll().execute()
    const secret = headers.cookie.split('=a.')[1] ?? ''
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(kept)).not.toContain(secret)
    now = new Date(now.getTime() + 8 * 24 * 3_600_000)
    expect(await statusAs(headers)).toBe(401)
  })

  test('people change their own password, and only that session goes on', async () => {
    const id = await account('self', 'reader')
    const [here, elsewhere] = [await loggedInAs(it, id), await loggedInAs(it, id)]
    const change = (current: string, next: string, headers: Record<string, string>) => {
      const asked = json({ current, password: next })
      return it.ask('/api/session/password', {
        ...asked,
        headers: { ...asked.headers, ...headers },
      })
    }
    expect(errorOf(await change('not this one', 'a new long one', here))).toBe(
      'wrong-current-password',
    )
    const changed = await change(password, 'a new long one', here)
    expect(changed.status).toBe(200)
    expect(await statusAs(elsewhere)).toBe(401)
    expect(await statusAs({ cookie: cookieOf(changed) })).toBe(200)
    expect(errorOf(await change(password, 'a new long one', bearer(it.token)))).toBe('no-account')
    now = new Date(now.getTime() + 61_000)
  })

  test('nobody removes their own account or makes themselves less', async () => {
    const id = await account('chief', 'administrator')
    const headers = await loggedInAs(it, id)
    const asked = json({ role: 'reader' })
    const demoted = await it.ask(`/api/accounts/${id}`, {
      ...asked,
      headers: { ...asked.headers, ...headers },
    })
    expect(errorOf(demoted)).toBe('own-account')
    const removed = await it.ask(`/api/accounts/${id}`, { method: 'DELETE', headers })
    expect(errorOf(removed)).toBe('own-account')
    const { body } = await it.api<{ items: AccountItem[] }>('/api/accounts')
    expect(body.items.map((each) => each.name)).toContain('chief')
    expect(JSON.stringify(body)).not.toContain('scrypt')
  })

  test('a token is told once, serves its scopes until its day, and is gone when revoked', async () => {
    const { id, token } = await madeToken({ name: 'uploader', scopes: ['upload'], days: 30 })
    expect(await statusAs(bearer(token), '/api/overview')).toBe(403)
    const uploaded = await it.ask('/api/uploads?name=x.txt', {
      method: 'POST',
      headers: { ...bearer(token), 'content-type': 'application/octet-stream' },
      body: 'x',
    })
    expect(uploaded.status).toBe(201)
    const { body } = await it.api<{ items: ApiTokenItem[] }>('/api/tokens')
    expect(body.items.find((each) => each.id === id)).toMatchObject({
      scopes: ['upload'],
      madeBy: null,
      expired: false,
      lastUsedAt: now.toISOString(),
    })
    const kept = await it.db.selectFrom('api_tokens').selectAll().execute()
    expect(JSON.stringify([body, kept])).not.toContain(token)
    const log = JSON.stringify(it.context.logged)
    for (const secret of [token, password]) expect(log).not.toContain(secret)

    now = new Date(now.getTime() + 31 * 24 * 3_600_000)
    expect(await statusAs(bearer(token))).toBe(401)
    const other = await madeToken({ name: 'reading', scopes: ['read'] })
    expect(await statusAs(bearer(other.token), '/api/overview')).toBe(200)
    await it.api(`/api/tokens/${other.id}`, { method: 'DELETE' })
    expect(await statusAs(bearer(other.token), '/api/overview')).toBe(401)
  })

  test('a token is never worth more than whoever made it, and goes with them', async () => {
    const id = await account('maker', 'administrator')
    const headers = await loggedInAs(it, id)
    const { token } = await madeToken({ name: 'by maker', scopes: ['read', 'administer'] }, headers)
    expect(await statusAs(bearer(token), '/api/accounts')).toBe(200)
    await changeRole(it.db, { id, role: 'reader', at: now, by })
    expect(await statusAs(bearer(token), '/api/accounts')).toBe(403)
    expect(await statusAs(bearer(token), '/api/overview')).toBe(200)
    await it.api(`/api/accounts/${id}`, { method: 'DELETE' })
    expect(await statusAs(bearer(token), '/api/overview')).toBe(401)
  })

  test('wrong tokens are slowed down', async () => {
    now = new Date(now.getTime() + 61_000)
    const tries = []
    for (let n = 0; n < 11; n += 1) tries.push(await statusAs(bearer(`jianbao_${'x'.repeat(43)}`)))
    expect(tries).toEqual([...Array(10).fill(401), 429])
    now = new Date(now.getTime() + 61_000)
  })

  test('readers see no whole address of anybody; editors do', async () => {
    await createSubscription(
      it.db,
      {
        address: 'zhang.san@example.org',
        name: '产业',
        filter: { topics: [], regions: [], words: { any: [], all: [], none: [] } },
        cadence: { kind: 'instant' },
      },
      { at: now, origin: 'test' },
    )
    const people = { looks: await as('looks', 'reader'), edits: await as('edits', 'editor') }
    const seen = async (name: keyof typeof people, path: string) =>
      (await it.ask(path, { headers: people[name] })).text
    for (const path of ['/api/subscriptions', '/api/channels']) {
      const looked = await seen('looks', path)
      expect(looked).toContain('z***@example.org')
      expect(looked).not.toContain('zhang.san')
      expect(await seen('edits', path)).toContain('zhang.san@example.org')
    }
    const [item] = JSON.parse(await seen('edits', '/api/subscriptions')).items as SubscriptionItem[]
    expect(item?.name).toBe('产业')
  })

  test('what became of accounts and tokens stands in the trail, with who did it', async () => {
    const { body } = await it.api<{
      items: { what: string; subject: string; actor: string | null; actorKind: string | null }[]
    }>('/api/access-events?limit=100')
    const told = body.items.map(
      ({ what, subject, actor, actorKind }) => `${what} ${subject} ${actor} ${actorKind}`,
    )
    expect(told).toEqual(
      expect.arrayContaining([
        'account-added Li.Si null owner',
        'token-made by maker maker account',
        'role-changed maker null null',
        'account-removed maker null owner',
        'logged-in edits edits account',
        'password-changed self self account',
      ]),
    )
  })
})
