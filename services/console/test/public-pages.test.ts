/** What readers do without a login: sign up, confirm, manage, erase. Over HTTP, from another network. */
import { readSigningKey, signLink } from '@jianbao/store'
import { isLeftOut } from '@jianbao/test-support'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, aConsole, json, type TestConsole } from './a-console.ts'

const clock = { at: new Date('2026-11-02T02:00:00Z'), now: () => new Date(clock.at) }
const dayMs = 24 * 60 * 60_000
const pass = (ms: number) => {
  clock.at = new Date(clock.at.getTime() + ms)
}

describe.skipIf(isLeftOut('redis-server'))('pages for readers', () => {
  let it: TestConsole
  beforeAll(async () => {
    it = await aConsole({ environment: { JIANBAO_SIGN_UP: 'on' }, clock })
  })
  afterAll(() => it[Symbol.asyncDispose]())

  let client = 0
  /** Each from a network of its own, unless one is given: the limit is not what most tests are about. */
  const fromAfar = (from?: string) => {
    client += 1
    return {
      host: 'mail.example',
      'x-forwarded-for': from ?? `10.${client >> 8}.${client & 255}.7`,
    }
  }
  const get = (path: string) => it.ask(path, { headers: fromAfar() })
  const post = (path: string, fields: Record<string, string | string[]>, from?: string) => {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields)) {
      for (const each of [value].flat()) body.append(name, each)
    }
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...fromAfar(from),
    }
    return it.ask(path, { method: 'POST', headers, body: body.toString() })
  }
  const signUp = (address: string, more: Record<string, string | string[]> = {}, from?: string) =>
    post(
      '/subscribe',
      { address, topics: 'industry', regionNames: '湖南', when: 'daily', time: '08:00', ...more },
      from,
    )
  const rowsOf = async (address: string) =>
    await it.db
      .selectFrom('notices as n')
      .leftJoin('confirmations as q', 'q.id', 'n.confirmation_id')
      .select(['n.id', 'n.kind', 'n.confirmation_id as confirmationId', 'q.request', 'q.network'])
      .where('n.address', '=', address)
      .orderBy('n.created_at', 'desc')
      .orderBy('n.id')
      .execute()
  const linkTo = async (purpose: 'confirm' | 'manage-notice', address: string) => {
    const [row] = await rowsOf(address)
    const key = await readSigningKey(it.db, clock.now())
    const subject = purpose === 'confirm' ? row?.confirmationId : row?.id
    return signLink(key, { purpose, subject: subject ?? '' })
  }
  /** A reader with one subscription, and the link that was just sent. */
  const aReader = async (address: string) => {
    await signUp(address)
    await post(`/confirm/${await linkTo('confirm', address)}`, {})
    pass(1_000)
    await post('/manage', { address })
    return `/manage/${await linkTo('manage-notice', address)}`
  }
  const subscriptionsOf = async (address: string) =>
    await it.db
      .selectFrom('subscriptions as s')
      .innerJoin('channels as c', 'c.id', 's.channel_id')
      .select(['s.id', 's.name', 's.filter', 's.cadence', 's.state', 's.paused_until', 'c.address'])
      .where('c.address', '=', address)
      .execute()
  const shown = ({ status, text }: Answer) => [status, text] as const

  test('signing up asks the owner of the address, and begins when the owner agrees', async () => {
    const address = 'signs-up@example.org'
    const answer = await signUp(address, { none: '酒店、宾馆' })
    expect([answer.status, answer.headers.location]).toEqual([303, '/subscribe/sent?lang=zh-CN'])
    expect((await get('/subscribe/sent')).text).toContain('确认邮件')
    expect(await subscriptionsOf(address)).toEqual([])
    expect((await rowsOf(address))[0]).toMatchObject({
      kind: 'confirm-sign-up',
      network: expect.stringMatching(/^10\.\d+\.\d+\.0\/24$/),
      request: {
        filter: {
          topics: ['industry'],
          regions: ['430000'],
          words: { any: [], all: [], none: ['酒店', '宾馆'] },
        },
        cadence: { kind: 'daily', times: ['08:00'], timeZone: 'Asia/Shanghai' },
      },
    })

    const path = `/confirm/${await linkTo('confirm', address)}`
    const page = await get(path)
    expect(page.text).toMatch(/湖南省内、产业发展主题、不含“酒店”或“宾馆”/)
    expect(await subscriptionsOf(address)).toEqual([])
    for (const _ of [1, 2]) expect((await post(path, {})).text).toContain('订阅已开始')
    expect(await subscriptionsOf(address)).toMatchObject([{ state: 'active' }])
  })

  test('what is wrong is said beside its field, and what was filled in stays', async () => {
    const wrong = await signUp('nowhere', { regionNames: '朝阳区 火星', any: '茶叶' })
    expect(wrong.status).toBe(422)
    for (const words of [
      '邮箱地址不对',
      '您指的是哪一个',
      '火星',
      'value="茶叶"',
      'value="nowhere"',
    ]) {
      expect(wrong.text).toContain(words)
    }
    expect(wrong.text).toMatch(/name="regions" value="110105"/)
    expect(wrong.text).toMatch(/value="industry" checked/)
    const chosen = await signUp('chooses@example.org', { regionNames: '', regions: '110105' })
    expect(chosen.status).toBe(303)
  })

  test('the answer is the same for an address that is known, unknown, trapped or worn out', async () => {
    const known = 'known@example.org'
    await aReader(known)
    const words = ({ status, headers, text }: Answer) => {
      const { date: _, ...rest } = headers
      return { status, rest, text }
    }
    for (const path of ['/subscribe', '/manage']) {
      const send = (address: string, more = {}) => post(path, { address, when: 'instant', ...more })
      const first = words(await send(known))
      expect(words(await send('unknown@example.org'))).toEqual(first)
      for (let i = 0; i < 5; i += 1) await send('worn-out@example.org')
      expect(words(await send('worn-out@example.org'))).toEqual(first)
      if (path === '/subscribe') {
        expect(words(await send('robot@example.org', { website: 'x' }))).toEqual(first)
        expect(await rowsOf('robot@example.org')).toEqual([])
      }
    }
    expect(await rowsOf('worn-out@example.org')).toHaveLength(5)
  })

  test('one network may ask twenty times in ten minutes, whatever the door and the address', async () => {
    const ask = (i: number) => signUp(`n${i}@example.org`, {}, `203.0.113.${i}`)
    for (let i = 0; i < 20; i += 1) expect((await ask(i)).status).toBe(303)
    const refused = await ask(21)
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '600'])
    const api = await it.ask('/api/public/manage-links', {
      ...json({ address: 'n1@example.org' }),
      headers: { 'content-type': 'application/json', ...fromAfar('203.0.113.99') },
    })
    expect([api.status, JSON.parse(api.text).error.code]).toEqual([429, 'too-many-requests'])
    expect((await signUp('other@example.org', {}, '203.0.114.1')).status).toBe(303)
  })

  test('programs sign up the same way', async () => {
    const sent = {
      address: 'program@example.org',
      locale: 'en',
      filter: { topics: ['finance'] },
      cadence: { kind: 'instant' },
    }
    const ask = (body: object) =>
      it.ask('/api/public/sign-ups', {
        ...json(body),
        headers: { 'content-type': 'application/json', ...fromAfar() },
      })
    const answer = await ask(sent)
    expect([answer.status, JSON.parse(answer.text)]).toEqual([202, { accepted: true }])
    expect((await rowsOf(sent.address))[0]?.request).toMatchObject({ name: 'on Finance' })
    expect((await ask({ ...sent, address: 'nowhere' })).status).toBe(400)
    const endless = await ask({ ...sent, filter: { patterns: { any: ['(茶'] } } })
    expect([endless.status, JSON.parse(endless.text).error.code]).toEqual([400, 'wrong-filter'])
    expect((await it.ask('/api/subscriptions', { headers: fromAfar() })).status).toBe(403)
  })

  test('a reader changes, pauses, ends and takes up again', async () => {
    const address = 'manages@example.org'
    const path = await aReader(address)
    const [before] = await subscriptionsOf(address)
    const edit = `${path}/edit/${before?.id}`
    expect((await get(edit)).text).toMatch(/value="430000" checked/)
    const changed = await post(edit, {
      topics: ['finance', 'health'],
      regionNames: '陕西',
      when: 'weekly',
      weekday: '5',
      time: '17:30',
    })
    expect(changed.headers.location).toBe(`${path}?said=changed&lang=zh-CN`)
    expect(await subscriptionsOf(address)).toMatchObject([
      {
        filter: { topics: ['finance', 'health'], regions: ['610000'] },
        cadence: { kind: 'weekly', weekdays: [5], times: ['17:30'] },
      },
    ])
    const [now] = await subscriptionsOf(address)
    expect(now?.name).toMatch(/^陕西省内、.*主题$/)

    await post(path, { action: 'pause', until: '2026-11-20' })
    const [paused] = await subscriptionsOf(address)
    expect(paused?.paused_until).toEqual(new Date('2026-11-20T16:00:00Z'))
    expect((await get(path)).text).toContain('暂停到 2026年11月20日')
    const wrong = await post(path, { action: 'pause', until: '2020-01-01' })
    expect(wrong.headers.location).toContain('said=wrong-date')
    await post(path, { action: 'unpause' })
    expect((await subscriptionsOf(address))[0]?.paused_until).toBeNull()

    await post(path, { action: 'end', subscription: before?.id ?? '' })
    expect((await subscriptionsOf(address))[0]?.state).toBe('ended')
    await post(path, { action: 'resume', subscription: before?.id ?? '' })
    expect((await subscriptionsOf(address))[0]?.state).toBe('active')
    const events = await it.db
      .selectFrom('audit_events')
      .select(['what', 'origin', 'network'])
      .where('subscription_id', '=', before?.id ?? '')
      .orderBy('at')
      .execute()
    expect(events.every(({ network }) => network?.endsWith('.0/24'))).toBe(true)
    expect(new Set(events.map(({ what }) => what))).toEqual(
      new Set(['started', 'changed', 'paused', 'unpaused', 'ended', 'resumed']),
    )
  })

  /** What the form of a page would send back: its text fields and what is ticked. */
  const formIn = ({ text }: Answer) => {
    const clean = (value = '') =>
      value.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&gt;', '>')
    const inputs = [
      ...text.matchAll(/<input type="(?:text|hidden)"[^>]* name="(\w+)" value="([^"]*)"/g),
    ]
    const [, area = ''] = /<textarea id="text"[^>]*>([^<]*)</.exec(text) ?? []
    const ticked = [...text.matchAll(/name="(topics|regions)" value="(\w+)" checked/g)]
    const fields: Record<string, string | string[]> = { text: clean(area) }
    for (const [, name = '', value] of inputs) fields[name] = clean(value)
    for (const group of ['topics', 'regions']) {
      fields[group] = ticked.filter(([, name]) => name === group).map(([, , value = '']) => value)
    }
    return fields
  }

  test('a preview tells what a wish means, keeps form and text in step, and asks nobody', async () => {
    const address = 'previews@example.org'
    const first = await signUp(address, {
      preview: 'yes',
      all: '冷链 "以工 代赈"',
      amount: '1.5亿',
    })
    expect(first.status).toBe(200)
    expect(first.text).toContain('湖南省内、产业发展主题、含“冷链”和“以工 代赈”、金额不低于1.5亿元')
    expect(first.text).toMatch(/最近 12 周没有存过文章/)
    const filled = formIn(first)
    expect(filled['text']).toBe('topic:industry region:湖南省 amount>=1.5亿 冷链 "以工 代赈"')
    // The text is changed: now it counts, and fills the fields.
    const text = '主题:金融 发文机关:发改委 section:产业发展 -酒店'
    const second = await post('/subscribe', { ...filled, text, address, preview: 'yes' })
    expect(second.text).toContain('产业发展”栏目')
    expect(formIn(second)).toMatchObject({
      topics: ['finance'],
      regions: [],
      none: '酒店',
      issuers: '国家发展和改革委员会',
      amount: '',
    })
    // A field is changed: what no field shows stays.
    const third = await post('/subscribe', { ...formIn(second), none: '', address, when: 'daily' })
    expect(third.status).toBe(303)
    const rows = await rowsOf(address)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.request?.filter).toMatchObject({
      topics: ['finance'],
      issuers: ['国家发展和改革委员会'],
      sections: ['产业发展'],
      words: { any: [], all: [], none: [] },
    })
  })

  test('a filter that cannot be read is told with its place, and the form stays as it was', async () => {
    const wrong = await signUp('a@example.org', { text: 'topic:无此主题', amount: '很多' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('第 7 个字')
    expect(wrong.text).toContain('topic:无此主题</textarea>')
    const amount = await signUp('a@example.org', { amount: '很多' })
    expect(amount.text).toMatch(/id="amount-problem">金额请写成/)
    expect(await rowsOf('a@example.org')).toEqual([])
  })

  test('sixty previews in ten minutes are enough for a network', async () => {
    const look = () => signUp('x@example.org', { preview: 'yes' }, '198.51.100.1')
    for (let i = 0; i < 60; i += 1) expect((await look()).status).toBe(200)
    expect((await look()).status).toBe(429)
    expect((await signUp('asks@example.org', {}, '198.51.100.1')).status).toBe(303)
  })

  test('a reader changes every condition and the language of the digests', async () => {
    const address = 'edits@example.org'
    const path = await aReader(address)
    const [{ id = '' } = {}] = await subscriptionsOf(address)
    const edit = `${path}/edit/${id}`
    const text = 'region:陕西 issuer:教育部 amount>=5000万 /第[一二]批/ 冷链'
    const seen = await post(edit, { ...formIn(await get(edit)), text, preview: 'yes' })
    expect(seen.text).toContain('另外的条件保持不变：含/第[一二]批/')
    expect((await subscriptionsOf(address))[0]?.filter.regions).toEqual(['430000'])
    await post(edit, { ...formIn(seen), all: '冷链 茶叶', when: 'instant' })
    expect((await subscriptionsOf(address))[0]?.filter).toMatchObject({
      topics: [],
      regions: ['610000'],
      issuers: ['教育部'],
      amountMin: 50_000_000,
      words: { all: ['冷链', '茶叶'] },
      patterns: { all: ['第[一二]批'] },
    })
    const spoken = await post(path, { action: 'language', locale: 'en' })
    expect(spoken.headers.location).toBe(`${path}?said=changed&lang=en`)
    const reader = await it.db
      .selectFrom('subscribers as p')
      .innerJoin('channels as c', 'c.subscriber_id', 'p.id')
      .select('p.locale')
      .where('c.address', '=', address)
      .executeTakeFirst()
    expect(reader).toEqual({ locale: 'en' })
  })

  test('a reader’s link touches nobody else’s subscription', async () => {
    const mine = await aReader('mine@example.org')
    await aReader('theirs@example.org')
    const [theirs] = await subscriptionsOf('theirs@example.org')
    const id = theirs?.id ?? ''
    await post(mine, { action: 'end', subscription: id })
    await post(`${mine}/edit/${id}`, { when: 'instant' })
    expect(await subscriptionsOf('theirs@example.org')).toEqual([theirs])
    expect((await get(`${mine}/edit/${id}`)).status).toBe(303)
  })

  test('a new address counts once its owner agrees; the old one is told and old links end', async () => {
    const path = await aReader('old@example.org')
    pass(1_000)
    await post(path, { action: 'address', address: 'new@example.org' })
    expect(await subscriptionsOf('new@example.org')).toEqual([])
    pass(1_000)
    const agreed = await post(`/confirm/${await linkTo('confirm', 'new@example.org')}`, {})
    expect(agreed.text).toContain('邮箱已更改')
    expect(await subscriptionsOf('new@example.org')).toHaveLength(1)
    expect((await rowsOf('old@example.org'))[0]?.kind).toBe('address-changed')
    expect((await get(path)).status).toBe(410)
    const [, onward = ''] = /href="(\/manage\/[^?"]+)/.exec(agreed.text) ?? []
    expect(shown(await get(onward))).toEqual([200, expect.stringContaining('new@example.org')])
  })

  test('two readers whose addresses become one are one, and nothing of theirs is lost', async () => {
    const path = await aReader('first@example.org')
    await aReader('second@example.org')
    pass(1_000)
    await post(path, { action: 'address', address: 'Second@example.org' })
    pass(1_000)
    await post(`/confirm/${await linkTo('confirm', 'Second@example.org')}`, {})
    expect(await subscriptionsOf('second@example.org')).toHaveLength(2)
    expect(await subscriptionsOf('first@example.org')).toEqual([])
  })

  test('an asked link ends after a day, and earlier ones when the reader says so', async () => {
    const path = await aReader('expires@example.org')
    pass(1_000)
    await post('/manage', { address: 'expires@example.org' })
    const newer = `/manage/${await linkTo('manage-notice', 'expires@example.org')}`
    await post(newer, { action: 'void' })
    expect((await get(path)).status).toBe(410)
    pass(1_000)
    await post(path, { action: 'renew' })
    const fresh = `/manage/${await linkTo('manage-notice', 'expires@example.org')}`
    expect((await get(fresh)).status).toBe(200)
    pass(dayMs)
    expect(shown(await get(fresh))).toEqual([410, expect.stringContaining('e•••@example.org')])
    for (const page of ['', '/export', '/erase']) {
      expect((await post(`${fresh}${page}`, { sure: 'yes', action: 'end' })).status).toBe(410)
    }
  })

  test('a forged or foreign link opens nothing, on any page', async () => {
    const address = 'forged@example.org'
    const path = await aReader(address)
    const confirmToken = await linkTo('confirm', 'signs-up@example.org')
    const tokens = [`${path.slice('/manage/'.length, -4)}AAAA`, confirmToken, 'x']
    for (const token of tokens) {
      for (const page of ['', '/erase', `/edit/00000000-0000-4000-8000-000000000000`]) {
        expect((await get(`/manage/${token}${page}`)).status).toBe(410)
        expect((await post(`/manage/${token}${page}`, { sure: 'yes' })).status).toBe(410)
      }
    }
    const manageToken = path.slice('/manage/'.length)
    expect((await get(`/confirm/${manageToken}`)).status).toBe(410)
    expect((await get(`/u/${manageToken}`)).text).toContain('要退订吗')
    await post(`/u/${manageToken}`, {})
    expect((await subscriptionsOf(address))[0]?.state).toBe('active')
  })

  test('a reader takes all data along, then erases it, and no table knows the person any more', async () => {
    const address = 'forget.me@example.org'
    const path = await aReader(address)
    const [subscription] = await subscriptionsOf(address)
    const data = await post(`${path}/export`, {})
    expect(data.headers['content-disposition']).toContain('attachment')
    const held = JSON.parse(data.text)
    expect(Object.keys(held)).toEqual([
      'exportedAt',
      'subscriber',
      'channels',
      'bounces',
      'feeds',
      'subscriptions',
      'confirmations',
      'notices',
      'audit',
      'waiting',
      'digests',
    ])
    expect([held.channels[0].address, held.audit.length]).toEqual([address, 2])

    expect((await post(`${path}/erase`, {})).status).toBe(422)
    expect(await subscriptionsOf(address)).toHaveLength(1)
    expect((await post(`${path}/erase`, { sure: 'yes' })).text).toContain('已删除')
    expect(await tablesThatSay(it, 'forget.me')).toEqual([])
    expect((await get(path)).status).toBe(410)
    const events = await it.db
      .selectFrom('audit_events as e')
      .innerJoin('subscribers as p', 'p.id', 'e.subscriber_id')
      .select('e.what')
      .where('p.id', '=', held.subscriber[0].id)
      .where('p.erased_at', 'is not', null)
      .execute()
    expect(events.map(({ what }) => what).sort()).toEqual([
      'ended',
      'erased',
      'exported',
      'started',
    ])
    expect(subscription).toBeDefined()
    await aReader(address)
    expect(await subscriptionsOf(address)).toHaveLength(1)
  })

  test('pages speak the language of the browser, or the one asked for', async () => {
    const inLanguage = async (header: string, query = '') =>
      /<html lang="([^"]+)"/.exec(
        (await it.ask(`/subscribe${query}`, { headers: { 'accept-language': header } })).text,
      )?.[1]
    expect(await inLanguage('zh-CN,zh;q=0.9,en;q=0.8')).toBe('zh-CN')
    expect(await inLanguage('en-US,en;q=0.9,zh;q=0.8')).toBe('en')
    expect(await inLanguage('de-DE')).toBe('zh-CN')
    expect(await inLanguage('en-US', '?lang=zh-CN')).toBe('zh-CN')
  })
})

/** Every table whose rows, written out as text, hold the words. */
async function tablesThatSay({ db }: TestConsole, words: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db)
  const found: string[] = []
  for (const { name } of rows) {
    const hit =
      await sql`select 1 from ${sql.table(name)} t where t::text ilike ${`%${words}%`} limit 1`.execute(
        db,
      )
    if (hit.rows.length > 0) found.push(name)
  }
  return found
}

describe.skipIf(isLeftOut('redis-server'))('sign-up that is closed', () => {
  test.each<[string, Record<string, string>]>([
    ['says so when it is off', { JIANBAO_SIGN_UP: 'off' }],
    [
      'is closed by itself once links point here from outside',
      {
        JIANBAO_PUBLIC_URL: 'https://jianbao.example.org',
      },
    ],
  ])('%s', async (_, environment) => {
    await using it = await aConsole({ environment })
    const page = await it.ask('/subscribe')
    expect([page.status, page.text]).toEqual([404, expect.stringContaining('不接受网上订阅')])
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = 'address=a%40example.org&when=instant'
    expect((await it.ask('/subscribe', { method: 'POST', headers, body })).status).toBe(404)
    const api = await it.ask(
      '/api/public/sign-ups',
      json({ address: 'a@example.org', cadence: { kind: 'instant' } }),
    )
    expect([api.status, JSON.parse(api.text).error.code]).toEqual([403, 'sign-up-closed'])
    expect((await it.ask('/manage')).status).toBe(200)
    expect(await it.db.selectFrom('notices').select('id').execute()).toEqual([])
  })
})
