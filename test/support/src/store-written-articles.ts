/** Written articles in the ledger, many at a time: as the parser leaves them, but for the table of mentions. */
import { createHash } from 'node:crypto'
import { signatureOf } from '@jianbao/extraction'
import { type Article, matchText } from '@jianbao/schema'
import type { Db } from '@jianbao/store'
import { sql } from 'kysely'
import { writeArticle } from './write-article.ts'

const articlesPerBulletin = 10
const bulletinsPerStatement = 25
const dayMs = 24 * 60 * 60_000
const series = ['乡村动态', '县域观察', '政策速递', '产业周报']

export interface WrittenLedger {
  readonly articles: number
  /** Letters of a body, about. */
  readonly letters: number
  /** The day of the newest bulletin; the others lie before it, four a day. */
  readonly newest: Date
  /** Minhash signatures cost a third of the writing: only where a test asks about likeness. */
  readonly signed?: boolean
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export async function storeWrittenArticles(db: Db, given: WrittenLedger): Promise<void> {
  const count = Math.ceil(given.articles / articlesPerBulletin)
  for (let from = 0; from < count; from += bulletinsPerStatement) {
    const bulletins: WrittenBulletin[] = []
    for (let at = from; at < Math.min(count, from + bulletinsPerStatement); at += 1)
      bulletins.push(writeBulletin(at, count, given))
    await db.transaction().execute((trx) => insertAll(trx, bulletins))
  }
}

interface WrittenBulletin {
  readonly id: string
  readonly at: Date
  readonly series: string
  readonly text: string
  readonly articles: readonly (Article & { readonly signature: readonly number[] })[]
}

function writeBulletin(index: number, of: number, given: WrittenLedger): WrittenBulletin {
  const id = sha256(`written ${index}`)
  const at = new Date(given.newest.getTime() - Math.floor((of - 1 - index) / 4) * dayMs)
  const articles = []
  let text = ''
  const wanted = Math.min(articlesPerBulletin, given.articles - index * articlesPerBulletin)
  for (let ordinal = 1; ordinal <= wanted; ordinal += 1) {
    const seed = index * articlesPerBulletin + ordinal
    const articleId = sha256(`${id} ${ordinal}`).slice(0, 32)
    const letters = Math.round(given.letters * (0.5 + (seed % 11) / 10))
    const written = writeArticle({ seed, id: articleId, ordinal, from: text.length, letters })
    const signature = given.signed ? signatureOf(written.article).map((number) => number | 0) : []
    articles.push({ ...written.article, signature })
    text += written.text
  }
  return { id, at, series: series[index % series.length] ?? '', text, articles }
}

/** Text and file are one and the same line. */
const aSourceMap = JSON.stringify({ runs: [0, 0], lineStarts: [0], pageStarts: [] })

async function insertAll(trx: Db, bulletins: readonly WrittenBulletin[]): Promise<void> {
  const rows = bulletins.map(({ id, at, series, text, articles }) => ({
    id,
    at,
    text,
    record: { series: { name: series, issue: null, date: at.toISOString().slice(0, 10) } },
    count: articles.length,
  }))
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as b (id text, at timestamptz, text text, record jsonb, count integer)
    ), written as (
      insert into sources (sha256, name, bytes, state, received_at, decided_at)
      select id, left(id, 8) || '.txt', 1, 'parsed', at, at from given
    )
    insert into bulletins (id, run, parser_version, aliased_by, layout, article_count, record, text,
      source_map, backfill, matched_run, created_at, parsed_at)
    select id, 1, '1', '1', 'section-digest', count, record, text, ${aSourceMap}::jsonb, true, 1, at, at
    from given
  `.execute(trx)
  const articles = bulletins.flatMap(({ id: bulletinId, at, articles }) =>
    articles.map(({ signature, ...article }) => ({
      bulletin_id: bulletinId,
      at,
      article,
      signature,
      match_text: matchText(
        article.label,
        article.title,
        article.abstract,
        ...article.blocks.map((block) => block.text),
      ),
      topics: article.topics.map((topic) => topic.id),
      label_regions: article.labelRegions.map((region) => region.code),
      issuers: article.issuers.map((issuer) => issuer.canonical),
    })),
  )
  await sql`
    with given as (
      select gen_random_uuid() as story_id, a.* from jsonb_to_recordset(${JSON.stringify(articles)}::jsonb)
        as a (bulletin_id text, at timestamptz, article jsonb, signature integer[], match_text text,
          topics text[], label_regions text[], issuers text[])
    ), written as (
      insert into stories (id, title, created_at) select story_id, article->>'title', at from given
    ), revised as (
      insert into story_revisions (story_id, revision, created_at) select story_id, 1, at from given
    )
    insert into articles (id, bulletin_id, ordinal, section, label, title, topics, label_regions,
      issuers, record, match_text, fingerprint, signature, story_id, revision, created_at)
    select article->>'id', bulletin_id, (article->>'ordinal')::integer, article->>'section',
      article->>'label', article->>'title', topics, label_regions, issuers, article, match_text,
      article->>'id', signature, story_id, 1, at
    from given
  `.execute(trx)
}
