import { readDigest } from '@jianbao/store'
import { describe, expect, test } from 'vitest'
import { keepRendered } from '../src/keep-rendered.ts'
import { aBench, type Bench } from './support/a-bench.ts'

const filter = (topics: string[]) => ({
  topics,
  regions: [],
  words: { any: [], all: [], none: [] },
})

async function contents(bench: Bench) {
  const rows = await bench.db.selectFrom('digests').select('id').orderBy('created_at').execute()
  const read = await Promise.all(rows.map(({ id }) => readDigest(bench.db, id)))
  return read.flatMap((digest) => (digest?.content ? [{ ...digest, ...digest.content }] : []))
}

describe('a correction', () => {
  const before = '县里投资5亿元建茶园。去年种茶三千亩。农户每户增收两千元。'
  const after = '县里投资6亿元建茶园。去年种茶三千亩。农户每户增收两千元。'

  test('tells the reader of the first text which sentences changed, and nobody else', async () => {
    await using bench = await aBench()
    await bench.subscribe({ address: 'old@example.org' })
    await bench.drop({ articles: [{ title: '茶园', text: before }] })
    await bench.subscribe({ address: 'new@example.org' })
    await bench.drop({ articles: [{ title: '茶园', story: '茶园', revision: 2, text: after }] })
    const corrected = (await contents(bench)).filter(({ articles }) => articles[0]?.revision === 2)
    const changes = Object.fromEntries(
      corrected.map(({ address, articles }) => [address, articles[0]?.changes]),
    )
    expect(changes).toEqual({
      'old@example.org': [
        { kind: 'removed', text: '县里投资5亿元建茶园。' },
        { kind: 'added', text: '县里投资6亿元建茶园。' },
      ],
      'new@example.org': undefined,
    })
  })

  test('after two is compared with the one the reader was sent, not with the one in between', async () => {
    await using bench = await aBench()
    const cadence = { kind: 'daily' as const, times: ['08:00'], timeZone: 'Asia/Shanghai' }
    await bench.subscribe({ cadence })
    const day = 24 * 60 * 60_000
    const story = { title: '茶园', story: '茶园' }
    await bench.drop({ articles: [{ ...story, text: before }] })
    bench.clock.pass(day)
    await bench.tick()
    await bench.drop({ articles: [{ ...story, revision: 3, text: after }] })
    bench.clock.pass(day)
    await bench.tick()
    const [, second] = await contents(bench)
    expect(second?.articles[0]?.changes?.map(({ text }) => text)).toEqual([
      '县里投资5亿元建茶园。',
      '县里投资6亿元建茶园。',
    ])
  })
})

test('readers of the same articles for the same reasons share all but their own lines', async () => {
  await using bench = await aBench()
  await bench.subscribe({ address: 'a@example.org', name: '甲的', filter: filter(['industry']) })
  await bench.subscribe({ address: 'b@example.org', name: '乙的', filter: filter(['industry']) })
  await bench.subscribe({ address: 'c@example.org', name: '丙的', filter: filter([]) })
  await bench.drop({ articles: [{ title: '茶园', topics: ['industry'] }] })
  const [a, b, c] = (await contents(bench)).toSorted((x, y) => x.address.localeCompare(y.address))
  const anonymous = (html = '') => html.replaceAll(/[甲乙丙]的|[0-9a-f-]{36}/g, '')
  expect(anonymous(a?.html)).toBe(anonymous(b?.html))
  expect(a?.html).toContain('甲的')
  expect(a?.html).not.toContain('乙的')
  expect(b?.articles[0]?.reasons.map(({ subscription }) => subscription)).toEqual(['乙的'])
  expect(anonymous(c?.html)).not.toBe(anonymous(a?.html))
  expect(bench.renderings()).toBe(2)
})

test('what a subscription marks as urgent is flagged for its reader', async () => {
  await using bench = await aBench()
  const daily = { kind: 'daily' as const, times: ['08:00'], timeZone: 'Asia/Shanghai' }
  await bench.subscribe({ filter: filter(['health']), urgent: true, cadence: daily })
  await bench.drop({ articles: [{ title: '通报', topics: ['health'] }] })
  expect((await contents(bench)).map(({ subject }) => subject)).toEqual(['【简报·急】通报'])
})

test('a reader who chose English is written to in English', async () => {
  await using bench = await aBench()
  await bench.subscribe({})
  await bench.db.updateTable('subscribers').set({ locale: 'en' }).execute()
  await bench.drop({ articles: [{ title: '茶园', topics: ['industry'] }] })
  const [content] = await contents(bench)
  expect(content?.text).toContain('You receive this because you follow:')
  expect(content).toMatchObject({ locale: 'en', date: 'Monday, November 2, 2026' })
})

test('kept renderings are bounded, and those used last stay', () => {
  const kept = keepRendered(1_000)
  const rendered = (title: string) => ({
    content: { subject: '', html: title.padEnd(400), text: '', articles: [] },
    sha256: '',
  })
  for (const key of ['a', 'b']) kept.put(key, rendered(key))
  expect(kept.get('a')).toBeDefined()
  kept.put('c', rendered('c'))
  expect(kept.get('b')).toBeUndefined()
  expect(kept.get('a')?.content.html.trim()).toBe('a')
})
