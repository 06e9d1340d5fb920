/** A hundred thousand articles: what a search costs then. Prints the figures docs/search.md quotes. */
import { type SubscriptionFilter, subscriptionFilter } from '@jianbao/schema'
import {
  indexOwedBulletins,
  listDocuments,
  migrate,
  openStore,
  type SearchTermsGiven,
  type Store,
  searchFacets,
  searchNewest,
  searchRelevant,
} from '@jianbao/store'
import { aDatabase, storeWrittenArticles, type TestDatabase } from '@jianbao/test-support'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const articles = Number(process.env['JIANBAO_LONG_ARTICLES'] ?? 100_000)
const rounds = 20
const hourMs = 60 * 60_000

let database: TestDatabase | undefined
let store: Store

beforeAll(async () => {
  // A database that is filled already spares the writing: for measuring a change.
  const kept = process.env['JIANBAO_LONG_DATABASE_URL']
  if (kept === undefined) database = await aDatabase()
  const databaseUrl = kept ?? database?.url ?? ''
  store = openStore({ databaseUrl, applicationName: 'test', onIdleError: () => undefined })
  await migrate(store.db)
  if (kept === undefined) {
    const begun = performance.now()
    const newest = new Date('2026-11-20T08:00:00Z')
    await storeWrittenArticles(store.db, { articles, letters: 900, newest })
    say(`written  ${articles} articles in ${Math.round((performance.now() - begun) / 1_000)} s`)
  }
  const begun = performance.now()
  while ((await indexOwedBulletins(store.db, { timeZone: 'Asia/Shanghai' })) > 0);
  say(`indexed in ${Math.round((performance.now() - begun) / 1_000)} s`)
  const client = new pg.Client(databaseUrl)
  await client.connect()
  for (const table of ['search_articles', 'search_texts', 'search_documents'])
    await client.query(`vacuum analyze ${table}`)
  const { rows } = await client.query<{
    count: number
    table: string
    texts: string
    index: string
    order: string
  }>(`
    select (select count(*)::integer from search_articles) as count,
      pg_size_pretty(pg_relation_size('search_articles')) as table,
      pg_size_pretty(pg_table_size('search_texts')) as texts,
      pg_size_pretty(pg_relation_size('search_articles_tokens')) as index,
      pg_size_pretty(pg_relation_size('search_articles_newest')) as "order"`)
  await client.end()
  const [sizes] = rows
  say(
    `${sizes?.count} rows ${sizes?.table}, texts ${sizes?.texts}, tokens ${sizes?.index}, order ${sizes?.order}`,
  )
}, 2 * hourMs)
afterAll(async () => {
  await store.close()
  await database?.close()
})

const say = (line: string) => process.stdout.write(`${line}\n`)
const filterOf = (given: Parameters<typeof subscriptionFilter.parse>[0]): SubscriptionFilter =>
  subscriptionFilter.parse(given)

const words = (
  all: string[],
  more: { any?: string[]; none?: string[] } = {},
): SearchTermsGiven => ({
  filter: filterOf({ words: { all, ...more } }),
})

/** Named after what makes them hard. */
const searches: [string, SearchTermsGiven][] = [
  ['nothing asked: the newest', words([])],
  ['one common word', words(['推进'])],
  ['two common words', words(['推进', '完善'])],
  ['two common words, not a third', words(['推进', '完善'], { none: ['产业'] })],
  ['a word in every fifth article', words(['产业'])],
  ['a phrase', words(['推进特色产业'])],
  ['a word in every twelfth article', words(['乡村振兴促进法'])],
  ['a rare phrase', words(['推进乡村振兴促进法'])],
  ['a word that is nowhere', words(['无此词语'])],
  ['one letter', words(['犇'])],
  ['any of three words', words([], { any: ['法庭', '冷链', '义诊'] })],
  ['common words that exclude each other', words(['推进'], { none: ['完善', '建立'] })],
  ['topic and province', { filter: filterOf({ topics: ['industry'], regions: ['430000'] }) }],
  ['part of a document', { filter: filterOf({ documents: ['养殖的指导意见'] }) }],
  ['a large sum', { filter: filterOf({ amountMin: 8e10 }) }],
  [
    'a month, two common words',
    { ...words(['推进', '完善']), from: '2023-03-01', to: '2023-03-31' },
  ],
]

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
      for (const [name, terms] of searches) {
        const [last] = (await searchNewest(store.db, terms, { limit: 200 })).slice(-1)
        const first = await times(() => searchNewest(store.db, terms, { limit: 21 }))
        const deep = await times(() => searchNewest(store.db, terms, { limit: 21, after: last }))
        say(`${figures(first)}  and after the 200th ${figures(deep)}  ${name}`)
        expect.soft(percentile(first, 0.95), name).toBeLessThanOrEqual(100)
        expect.soft(percentile(deep, 0.95), `${name}, deep`).toBeLessThanOrEqual(100)
      }
    },
    2 * hourMs,
  )

  test(
    'facets of ten thousand hits come within 300 ms',
    async () => {
      say('facets: p50 p95 p99 in ms')
      for (const [name, terms] of searches) {
        const { total } = await searchFacets(store.db, terms)
        const taken = await times(() => searchFacets(store.db, terms))
        say(`${figures(taken)}  ${name}: ${total.count}${total.more ? '+' : ''}`)
        expect.soft(percentile(taken, 0.95), name).toBeLessThanOrEqual(300)
      }
    },
    2 * hourMs,
  )

  test(
    'the twenty most relevant, and the documents cited most',
    async () => {
      say('by relevance: p50 p95 p99 in ms')
      for (const [name, terms] of searches) {
        const taken = await times(() => searchRelevant(store.db, terms, { limit: 21 }))
        say(`${figures(taken)}  ${name}`)
        expect.soft(percentile(taken, 0.95), name).toBeLessThanOrEqual(300)
      }
      const documents = await times(() => listDocuments(store.db, { limit: 31, sort: 'cited' }))
      say(`${figures(documents)}  cited documents, most cited first`)
      expect.soft(percentile(documents, 0.95)).toBeLessThanOrEqual(1_000)
    },
    2 * hourMs,
  )
})
