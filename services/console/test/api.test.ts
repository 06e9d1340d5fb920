import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openQueues } from '@jianbao/queues'
import type {
  ArticleDetail,
  BulletinDetail,
  BulletinItem,
  DeadLetter,
  Overview,
  SearchAnswer,
  SubscriptionItem,
  UploadReceipt,
  UploadStanding,
} from '@jianbao/schema'
import { openBlobs, recordDrop, recordRefusedDrop, replaceInboxWaits } from '@jianbao/store'
import { aBulletinText, eventually, isLeftOut } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aConsole, json, type TestConsole } from './a-console.ts'
import { aReadBulletin } from './a-read-bulletin.ts'

interface Page<Item> {
  items: Item[]
  next: string | null
}

describe.skipIf(isLeftOut('redis-server'))('the API', () => {
  let it: TestConsole
  beforeAll(async () => {
    it = await aConsole()
  })
  afterAll(() => it[Symbol.asyncDispose]())

  const at = new Date('2026-11-03T08:00:00.123Z')
  const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')

  test('an empty system answers with empty lists and an idle pipeline', async () => {
    const { body } = await it.api<Overview>('/api/overview')
    expect(body.counts.stages.map((each) => [each.stage, each.waiting, each.failed])).toEqual([
      ['inbox', 0, 0],
      ['parse', 0, 0],
      ['match', 0, 0],
      ['digest', 0, 0],
      ['deliver', 0, 0],
    ])
    expect(body).toMatchObject({ bulletins: [], digests: [], waits: [] })
    expect(body.counts.queuesReachable).toBe(true)
  })

  test('a list is read page by page: all once, whatever comes meanwhile', async () => {
    const received = (name: string) =>
      recordDrop(
        it.db,
        {
          sha256: sha256(name),
          name,
          series: null,
          bytes: 1,
          inboxPath: name,
          storedPaths: [name],
        },
        at,
      )
    // The same instant for all: the id decides the order.
    for (let n = 0; n < 7; n += 1) await received(`page-${n}.txt`)
    await recordRefusedDrop(
      it.db,
      { inboxPath: 'sub/link.txt', storedPaths: ['r'], fault: 'not-a-regular-file' },
      at,
    )
    const seen: BulletinItem[] = []
    let after = ''
    for (;;) {
      const { body } = await it.api<Page<BulletinItem>>(`/api/bulletins?limit=3${after}`)
      seen.push(...body.items)
      if (seen.length === 3) await received('newcomer.txt')
      if (body.next === null) break
      after = `&after=${body.next}`
    }
    const names = seen.map((each) => each.name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining(['link.txt', 'page-0.txt', 'page-6.txt']))
    const refused = seen.find((each) => each.kind === 'refused')
    expect(refused?.verdict.zh).toContain('不是普通文件')
    expect((await it.api('/api/bulletins?after=nonsense')).status).toBe(400)
    const rejected = await it.api<Page<BulletinItem>>('/api/bulletins?state=rejected')
    expect(rejected.body.items.map((each) => each.name)).toEqual(['link.txt'])
  })

  test('a bulletin opens with its articles, and an article with its mentions in place', async () => {
    const { id, bulletin, articleIds } = await aReadBulletin(it.db, { at, articles: 4, seed: 5 })
    const { body } = await it.api<BulletinDetail>(`/api/bulletins/${id}`)
    expect(body.articles.map((each) => each.title)).toEqual(bulletin.articles.map((a) => a.title))
    expect(body.record).toMatchObject({ layout: bulletin.layout, editors: bulletin.editors })
    const detail = await it.api<ArticleDetail>(`/api/articles/${articleIds[1]}`)
    const { article, previous, next } = detail.body
    expect([previous?.ordinal, article.ordinal, next?.ordinal]).toEqual([1, 2, 3])
    const amount = article.mentions.amounts[0]
    const block = article.blocks.find(
      (b) => amount && b.start <= amount.start && amount.end <= b.end,
    )
    expect(amount).toBeDefined()
    expect(
      block?.text.slice((amount?.start ?? 0) - block.start, (amount?.end ?? 0) - block.start),
    ).toBe(amount?.text)
    const ofTopic = await it.api<Page<{ id: string }>>('/api/articles?topic=no-such-topic')
    expect(ofTopic.body.items).toEqual([])
    expect((await it.api('/api/articles/unknown')).status).toBe(404)
    expect((await it.api(`/api/bulletins/${'0'.repeat(64)}`)).status).toBe(404)
  })

  test('a diagnostic is told with the article whose text it speaks of', async () => {
    const { id, bulletin, articleIds } = await aReadBulletin(it.db, { at, articles: 3, seed: 6 })
    const start = bulletin.articles[1]?.blocks[0]?.start ?? 0
    const diagnostic = { code: 'x', severity: 'warning', message: 'look', start, end: start + 1 }
    const { articles: _, text: __, ...header } = bulletin
    await it.db
      .updateTable('bulletins')
      .set({ record: JSON.stringify({ ...header, diagnostics: [diagnostic] }) })
      .where('id', '=', id)
      .execute()
    const told = await Promise.all(
      articleIds.map(async (each) => (await it.api<ArticleDetail>(`/api/articles/${each}`)).body),
    )
    expect(told.map((each) => each.diagnostics.length)).toEqual([0, 1, 0])
    const item = await it.api<BulletinDetail>(`/api/bulletins/${id}`)
    expect([item.body.warningCount, item.body.verdict.zh]).toEqual([
      1,
      expect.stringContaining('核对'),
    ])
    const [placed] = item.body.record?.diagnostics ?? []
    expect(placed?.place).toMatchObject({ ordinal: 2, line: 1, page: null })
    const { text, start: from = 0, end: to } = placed?.place?.quote ?? { text: '' }
    expect(text.slice(from, to)).toBe(bulletin.text?.charAt(start))
  })

  test('what an article names can be followed, and the filter means it', async () => {
    const { articleIds } = await aReadBulletin(it.db, { at, articles: 4, seed: 5 })
    const details = await Promise.all(
      articleIds.map(async (each) => (await it.api<ArticleDetail>(`/api/articles/${each}`)).body),
    )
    const follows = details.flatMap((each) => each.follows)
    expect(new Set(follows.map(({ kind }) => kind))).toContain('region')
    for (const { kind, key, text } of follows) {
      const { filter } = (await it.api<SearchAnswer>(`/api/search?q=${encodeURIComponent(text)}`))
        .body
      const group = { topic: 'topics', region: 'regions', issuer: 'issuers', document: 'documents' }
      expect(filter).toMatchObject({ [group[kind]]: [key] })
    }
  })

  test('the original is downloaded byte for byte under its own name', async () => {
    const bytes = Buffer.from(aBulletinText({ seed: 9 }))
    const staged = await openBlobs(it.home).stage(
      (async function* () {
        yield bytes
      })(),
      1e6,
    )
    await staged.keep()
    const name = '简报 “第9期”.txt'
    const file = { sha256: staged.sha256, name, series: null, bytes: bytes.length }
    await recordDrop(it.db, { ...file, inboxPath: name, storedPaths: ['orig'] }, at)
    const headers = { authorization: `Bearer ${it.token}` }
    const answer = await it.ask(`/api/bulletins/${staged.sha256}/original`, { headers })
    expect(answer.bytes.equals(bytes)).toBe(true)
    expect(answer.headers['content-type']).toBe('application/octet-stream')
    expect(
      (await it.ask(`/api/bulletins/${sha256('page-0.txt')}/original`, { headers })).status,
    ).toBe(404)
    const shown = String(answer.headers['content-disposition'])
    expect(shown).toMatch(/^attachment; filename="/)
    expect(decodeURIComponent(shown.split("UTF-8''")[1] ?? '')).toBe(name)
  })

  test('re-parsing raises the run and hands the queue a job', async () => {
    const { id } = await aReadBulletin(it.db, { at, seed: 11 })
    const { status, body } = await it.api(`/api/bulletins/${id}/replay`, { method: 'POST' })
    expect([status, body]).toEqual([202, { run: 2 }])
    await using queues = await openQueues({
      backend: { kind: 'redis', url: it.redisUrl },
      log: it.context.log,
    })
    expect((await queues.counts())['bulletin-parse'].waiting).toBe(1)
  })

  describe('an upload', () => {
    const upload = (name: string, body: string | Buffer) =>
      it.api<UploadReceipt & { error?: { code: string } }>(
        `/api/uploads?name=${encodeURIComponent(name)}`,
        { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body },
      )
    const inbox = () => readdirSync(join(it.home, 'inbox')).sort()
    const standing = ({ inboxPath, droppedAt }: UploadReceipt) =>
      it.api<UploadStanding>(
        `/api/uploads?inboxPath=${encodeURIComponent(inboxPath)}&since=${droppedAt}`,
      )

    test('lies whole in the inbox under its name, and never on top of another', async () => {
      const first = await upload('周报.txt', '第一份')
      const second = await upload('周报.txt', '第二份')
      expect([first.status, first.body.inboxPath]).toEqual([201, '周报.txt'])
      expect(second.body.inboxPath).toBe('周报 (2).txt')
      expect(readFileSync(join(it.home, 'inbox', '周报.txt'), 'utf8')).toBe('第一份')
      expect(first.body.sha256).toBe(sha256('第一份'))
      expect(inbox().filter((name) => name.endsWith('.part'))).toEqual([])
    })

    test.each([
      ['../../../etc/passwd', 'passwd'],
      ['..\\..\\boot.ini', 'boot.ini'],
      ['/etc/cron.d/x', 'x'],
      ['.hidden.txt', 'hidden.txt'],
      ['~$draft.docx', 'draft.docx'],
      ['a\nb\u202e.txt', 'a_b_.txt'],
      ['half.part', 'half.part_'],
      ['..', 'upload'],
      [`${'长'.repeat(300)}.txt`, `${'长'.repeat(58)}.txt`],
    ])('with the name %j stays in the inbox as %j', async (name, kept) => {
      const { body } = await upload(name, `body of ${name}`)
      expect(body.inboxPath).toBe(kept)
      expect(inbox()).toContain(kept)
    })

    test('that is empty or too large leaves nothing behind', async () => {
      const before = inbox()
      expect((await upload('empty.txt', '')).body.error?.code).toBe('empty-upload')
      const huge = await it.api<{ error: { code: string } }>('/api/uploads?name=huge.txt', {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'transfer-encoding': 'chunked' },
        body: Buffer.alloc(65 * 1024 * 1024, 'a'),
      })
      expect([huge.status, huge.body.error.code]).toEqual([413, 'too-large'])
      expect(inbox()).toEqual(before)
    })

    test('tells how it stands, from waiting to its verdict', async () => {
      const { body: receipt } = await upload('verdict.txt', 'v')
      expect((await standing(receipt)).body.state).toBe('waiting')
      const wait = { inboxPath: 'verdict.txt', reason: 'temporary-name', since: at }
      await replaceInboxWaits(it.db, [wait])
      expect((await standing(receipt)).body.sentence.zh).toContain('临时文件名')
      const { inboxPath, sha256: id } = receipt
      const file = { sha256: id, name: inboxPath, series: null, bytes: 1, inboxPath }
      await recordDrop(it.db, { ...file, storedPaths: ['v1'] }, new Date())
      expect((await standing(receipt)).body).toMatchObject({ state: 'received', bulletinId: id })
      await it.db
        .updateTable('sources')
        .set({ state: 'rejected', fault: 'not-text', decided_at: new Date() })
        .where('sha256', '=', id)
        .execute()
      const { body } = await standing(receipt)
      expect([body.state, body.sentence.zh]).toEqual([
        'rejected',
        expect.stringContaining('不是文本'),
      ])
    })
  })

  test('a subscription begins, is shown with names, ends and is resumed', async () => {
    const request = {
      address: 'reader@example.org',
      name: '湖南产业',
      filter: { topics: ['industry'], regions: ['430000'], words: { any: ['冷链'] } },
      cadence: { kind: 'cron', expression: '0 8 * * 1', timeZone: 'Asia/Shanghai' },
    }
    const created = await it.api<{ id: string }>('/api/subscriptions', json(request))
    expect(created.status).toBe(201)
    const list = async (state: string) =>
      (await it.api<Page<SubscriptionItem>>(`/api/subscriptions?state=${state}`)).body.items
    const [item] = await list('active')
    expect(item).toMatchObject({
      id: created.body.id,
      subscriber: 'reader@example.org',
      regions: [{ code: '430000', name: '湖南省' }],
      waiting: 0,
      sample: false,
    })
    const act = (what: string) =>
      it.api(`/api/subscriptions/${created.body.id}/${what}`, { method: 'POST' })
    expect((await act('end')).body).toEqual({ changed: true })
    expect((await act('end')).body).toEqual({ changed: false })
    expect([(await list('active')).length, (await list('ended')).length]).toEqual([0, 1])
    expect((await act('resume')).body).toEqual({ changed: true })
    // A real reader cannot be removed as if it were a sample.
    const path = `/api/subscribers/${item?.subscriberId}`
    expect((await it.api(path, { method: 'DELETE' })).body).toEqual({ changed: false })
  })

  test('a wrong subscription is refused with what is wrong', async () => {
    const base = { address: 'a@example.org', name: 'n', filter: {} }
    const cron = (expression: string, timeZone = 'Asia/Shanghai') =>
      json({ ...base, cadence: { kind: 'cron', expression, timeZone } })
    type Refused = { error: { code: string; message_en: string } }
    for (const sent of [cron('61 * * * *'), cron('0 8 * * *', 'Mars/Base'), cron('0 0 30 2 *')]) {
      const { status, body } = await it.api<Refused>('/api/subscriptions', sent)
      expect([status, body.error.code]).toEqual([400, 'wrong-cadence'])
    }
    const noAddress = json({ ...base, address: 'nobody', cadence: { kind: 'instant' } })
    const { status, body } = await it.api<Refused>('/api/subscriptions', noAddress)
    expect([status, body.error.code]).toEqual([400, 'invalid-request'])
    expect(body.error.message_en).toContain('address')
  })

  test('half a link leads nowhere, and is no riddle of patterns', async () => {
    for (const path of ['bulletins/0000', 'bulletins/xyz/articles/1', 'articles/1/similar']) {
      const { status, text } = await it.ask(`/api/${path}`, {
        headers: { authorization: `Bearer ${it.token}` },
      })
      expect([path, status]).toEqual([path, 404])
      expect(text).toContain('地址有误')
    }
  })

  test('the form finds regions by their names and knows the topics', async () => {
    const regions = await it.api<Page<{ name: string; within: string[] }>>(
      `/api/regions?query=${encodeURIComponent('沅陵')}`,
    )
    expect(regions.body.items).toEqual([
      { code: '431222', name: '沅陵县', within: ['湖南省', '怀化市'], text: '沅陵县' },
    ])
    const topics = await it.api<Page<{ id: string }>>('/api/topics')
    expect(topics.body.items.map((each) => each.id)).toContain('industry')
  })

  test('a job that gave up is shown with its file, run again, and discarded', async () => {
    const { id } = await aReadBulletin(it.db, { at, seed: 21 })
    await using queues = await openQueues({
      backend: { kind: 'redis', url: it.redisUrl },
      log: it.context.log,
    })
    const failing = await queues.work('article-match', async () => {
      throw new Error('the disk is full')
    })
    for (const run of [1, 2]) {
      await queues.relay('article-match', { bulletinId: id, run, backfill: false })
    }
    const letters = async () =>
      (await it.api<Page<DeadLetter>>('/api/dead-letters')).body.items.filter(
        (each) => each.queue === 'article-match',
      )
    const [letter, other] = await eventually(
      'two dead letters',
      async () => {
        const found = await letters()
        return found.length === 2 && found
      },
      15_000,
    )
    expect(letter).toMatchObject({
      reason: expect.stringContaining('the disk is full'),
      about: { kind: 'bulletin', id },
    })
    await failing.close()
    const path = (jobId = '') => `/api/dead-letters/article-match/${jobId}`
    const retry = async (jobId?: string) =>
      (await it.api(`${path(jobId)}/retry`, { method: 'POST' })).body
    const discard = async (jobId?: string) => (await it.api(path(jobId), { method: 'DELETE' })).body
    expect(await retry(letter?.id)).toEqual({ changed: true })
    expect(await discard(other?.id)).toEqual({ changed: true })
    expect(await letters()).toEqual([])
    expect((await queues.counts())['article-match'].waiting).toBe(1)
    // Pressed again, or by a second person: nothing is left to change, and the job that waits stays.
    for (const gone of [letter?.id, other?.id]) {
      expect(await retry(gone)).toEqual({ changed: false })
      expect(await discard(gone)).toEqual({ changed: false })
    }
    expect((await queues.counts())['article-match'].waiting).toBe(1)
  })

  test('a broken request is refused with a sentence, not a stack', async () => {
    const sent = [
      it.api<unknown>('/api/subscriptions', { ...json({}), body: '{' }),
      it.api<unknown>('/api/subscriptions', {
        method: 'POST',
        headers: { 'content-type': 'text/csv' },
        body: 'a',
      }),
      it.api<unknown>('/api/nothing-here'),
      it.api<unknown>('/api/bulletins?limit=1000'),
      it.api<unknown>('/api/subscriptions/not-a-uuid/end', { method: 'POST' }),
    ]
    const answers = await Promise.all(sent)
    expect(answers.map((each) => each.status)).toEqual([400, 415, 404, 400, 404])
    for (const { body } of answers) {
      expect(body).toEqual({
        error: {
          code: expect.any(String),
          message_zh: expect.stringMatching(/\p{Script=Han}/u),
          message_en: expect.any(String),
        },
      })
    }
  })

  test('Prometheus is told the same as people', async () => {
    const { text } = await it.ask('/metrics')
    const overview = await it.api<Overview>('/api/overview')
    const parse = overview.body.counts.stages.find((each) => each.stage === 'parse')
    expect(text).toContain(`jianbao_stage_items{stage="parse",state="waiting"} ${parse?.waiting}`)
    expect(text).toMatch(/jianbao_stage_oldest_waiting_seconds\{stage="parse"\} [1-9]/)
    expect(text).toMatch(/jianbao_queue_jobs\{queue="bulletin-parse",state="waiting"\} \d/)
    expect(text).toContain('jianbao_queues_reachable 1')
  })
})
