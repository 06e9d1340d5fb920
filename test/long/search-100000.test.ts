/** A hundred thousand articles: what a search costs then, asked as a reader asks. Prints the figures docs/search.md quotes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Console, createConsole } from '@jianbao/console'
import { indexOwedBulletins, migrate, openStore } from '@jianbao/store'
import {
  aContext,
  aDatabase,
  aFolder,
  eventually,
  storeWrittenArticles,
} from '@jianbao/test-support'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const articles = Number(process.env['JIANBAO_LONG_ARTICLES'] ?? 100_000)
const rounds = 20
const hourMs = 60 * 60_000

const running = new AsyncDisposableStack()
let service: Console
let token = ''

beforeAll(async () => {
  // A database that is filled already spares the writing: for measuring a change.
  const kept = process.env['JIANBAO_LONG_DATABASE_URL']
  const url = kept ?? running.use(await aDatabase()).url
  await fill(url, kept === undefined)
  await saySizes(url)
  const folder = running.use(aFolder())
  const settings = { JIANBAO_HOME: folder.path, JIANBAO_PORT: '0', DATABASE_URL: url }
  service = await createConsole(await aContext(settings))
  running.defer(() => service.close())
  token = readFileSync(join(folder.path, 'console.token'), 'utf8').trim()
  // Building takes both cores.
  const isBuilt = async () => (await answerTo('/')).status === 200
  await eventually('the pages are built', isBuilt, 60_000)
}, 2 * hourMs)
afterAll(() => running.disposeAsync())

async function fill(databaseUrl: string, isNew: boolean) {
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'test', onIdleError })
  await migrate(store.db)
  let begun = performance.now()
  if (isNew) {
    const newest = new Date('2026-11-20T08:00:00Z')
    await storeWrittenArticles(store.db, { articles, letters: 900, newest })
    say(`written  ${articles} articles in ${Math.round((performance.now() - begun) / 1_000)} s`)
  }
  begun = performance.now()
  while ((await indexOwedBulletins(store.db, { timeZone: 'Asia/Shanghai' })) > 0);
  say(`indexed in ${Math.round((performance.now() - begun) / 1_000)} s`)
}

async function saySizes(databaseUrl: string) {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  for (const table of ['search_articles', 'search_texts', 'search_documents'])
    await client.query(`vacuum analyze ${table}`)
  const { rows } = await client.query<{ line: string }>(`
    select concat((select count(*) from search_articles), ' rows ',
      pg_size_pretty(pg_relation_size('search_articles')), ', texts ',
      pg_size_pretty(pg_table_size('search_texts')), ', tokens ',
      pg_size_pretty(pg_relation_size('search_articles_tokens')), ', order ',
      pg_size_pretty(pg_relation_size('search_articles_newest'))) as line`)
  await client.end()
  say(rows[0]?.line ?? '')
}

const say = (line: string) => process.stdout.write(`${line}\n`)

interface Asked {
  readonly q: string
  readonly from?: string
  readonly to?: string
}

/** Named after what makes them hard. */
const searches: [string, Asked][] = [
  ['nothing asked: the newest', { q: '' }],
  ['one common word', { q: '推进' }],
  ['two common words', { q: '推进 完善' }],
  ['two common words, not a third', { q: '推进 完善 -产业' }],
  ['a word in every fifth article', { q: '产业' }],
  ['a phrase', { q: '推进特色产业' }],
  ['a word in every tenth article, seven letters', { q: '乡村振兴促进法' }],
  ['a rare phrase', { q: '推进乡村振兴促进法' }],
  ['a word that is nowhere', { q: '无此词语' }],
  ['one letter', { q: '犇' }],
  ['any of three words', { q: 'any:法庭,冷链,义诊' }],
  ['common words that exclude each other', { q: '推进 -完善 -建立' }],
  ['topic and province', { q: 'topic:industry region:湖南' }],
  ['part of a document', { q: 'document:养殖的指导意见' }],
  ['a large sum', { q: '金额>=800亿' }],
  ['a month, two common words', { q: '推进 完善', from: '2023-03-01', to: '2023-03-31' }],
]

/** No token decides on a long word: of what nearly every article has, each text must be looked into. */
const excluding: typeof searches = [
  ['without a long word that every eighth article has', { q: '-就业岗位' }],
  ['without a phrase that nearly every article has', { q: '-"，同时"' }],
  ['without it and a long word', { q: '-就业岗位 -"，同时"' }],
  ['a common word without such a phrase', { q: '推进 -"，同时"' }],
  ['a rarer word without such a phrase', { q: '法庭 -"，同时"' }],
]

const tables: [string, path: string, query: object][] = [
  ['cited documents, most cited first', '/api/documents', { sort: 'cited' }],
  ['the largest sums of money, and the sums by kind', '/api/amounts', {}],
  ['articles of each province', '/api/statistics/regions', {}],
  ['articles of 90 days by topic', '/api/statistics/topics-per-day', { from: '2026-08-23' }],
]

/** What the console answers, with all that costs: reading the hits, their names, the way by HTTP. */
async function ask<T>(path: string, query: object): Promise<T> {
  const url = new URL(path, service.url)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  const answer = await answerTo(url)
  expect(answer.status, url.href).toBe(200)
  return (await answer.json()) as T
}

const answerTo = (path: URL | string) =>
  fetch(new URL(path, service.url), { headers: { authorization: `Bearer ${token}` } })

async function times(work: () => Promise<unknown>): Promise<number[]> {
  await work()
  const taken: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now()
    await work()
    taken.push(performance.now() - begun)
  }
  return taken.toSorted((a, b) => a - b)
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
const figures = (sorted: readonly number[]) =>
  [0.5, 0.95, 0.99].map((share) => percentile(sorted, share).toFixed(0).padStart(5)).join(' ')

describe('a hundred thousand articles', () => {
  test(
    'the newest twenty hits come within 100 ms, page after page',
    async () => {
      say('newest twenty: p50 p95 p99 in ms')
      for (const [name, asked] of [...searches, ...excluding]) {
        const search = (more: object) =>
          ask<{ next: string | null }>('/api/search', { ...asked, ...more })
        const { next } = await search({ limit: 100 })
        const after = next === null ? null : (await search({ limit: 100, after: next })).next
        const first = await times(() => search({}))
        say(`${figures(first)}  ${name}`)
        expect.soft(percentile(first, 0.95), name).toBeLessThanOrEqual(100)
        if (after === null) continue
        const deep = await times(() => search({ after }))
        say(`${figures(deep)}  ${name}, behind the 200th`)
        expect.soft(percentile(deep, 0.95), `${name}, deep`).toBeLessThanOrEqual(100)
      }
    },
    2 * hourMs,
  )

  test(
    'facets of ten thousand hits come within 300 ms',
    async () => {
      say('facets: p50 p95 p99 in ms')
      for (const [name, asked] of [...searches, ...excluding]) {
        const facets = () =>
          ask<{ total: { count: number; more: boolean } }>('/api/search/facets', asked)
        const { total } = await facets()
        const taken = await times(facets)
        say(`${figures(taken)}  ${name}: ${total.count}${total.more ? '+' : ''}`)
        expect.soft(percentile(taken, 0.95), name).toBeLessThanOrEqual(300)
      }
    },
    2 * hourMs,
  )

  test(
    'the twenty most relevant hits come within 300 ms, and where all texts must be read twice in 700',
    async () => {
      say('by relevance: p50 p95 p99 in ms')
      for (const [name, asked] of [...searches, ...excluding]) {
        const taken = await times(() => ask('/api/search', { ...asked, sort: 'relevance' }))
        say(`${figures(taken)}  ${name}`)
        const limit = excluding.some(([each]) => each === name) ? 700 : 300
        expect.soft(percentile(taken, 0.95), name).toBeLessThanOrEqual(limit)
      }
    },
    2 * hourMs,
  )

  test(
    'tables over all articles come within half a second',
    async () => {
      say('tables: p50 p95 p99 in ms')
      for (const [name, path, query] of tables) {
        const taken = await times(() => ask(path, query))
        say(`${figures(taken)}  ${name}`)
        expect.soft(percentile(taken, 0.95), name).toBeLessThanOrEqual(500)
      }
    },
    2 * hourMs,
  )
})
