/** A bulletin as the parser leaves it in the ledger, for tests of what comes after. */
import { createHash, randomUUID } from 'node:crypto'
import { type Article, matchText } from '@jianbao/schema'
import type { Db } from '@jianbao/store'

export interface ArticleGiven {
  readonly title: string
  /** What makes it the same article wherever it appears; the title when not given. */
  readonly story?: string
  /** Above 1: the source text of the story was changed. */
  readonly revision?: number
  readonly section?: string
  readonly label?: string
  readonly topics?: readonly string[]
  readonly regions?: readonly { readonly code: string; readonly name: string }[]
  /** One paragraph. */
  readonly text?: string
  readonly sourceUrl?: string
  /** Its canonical name. */
  readonly issuer?: string
  readonly document?: { readonly title: string; readonly number: string | null }
  /** In yuan. */
  readonly amount?: { readonly value: number; readonly text: string }
}

export interface BulletinGiven {
  readonly at: Date
  readonly articles: readonly ArticleGiven[]
  readonly title?: string
  readonly backfill?: boolean
  readonly series?: { readonly name?: string; readonly date?: string }
  /** The folder of the inbox it came in. */
  readonly folder?: string
}

/** Text and file are one and the same line. */
const aSourceMap = { runs: [0, 0], lineStarts: [0], pageStarts: [] }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function amountsOf({ amount }: ArticleGiven): Article['mentions']['amounts'] {
  if (!amount) return []
  const plain = { valueMax: null, currency: 'CNY', qualifier: 'exact', per: null } as const
  return [{ ...amount, ...plain, start: 0, end: amount.text.length }]
}

function documentsOf({ document }: ArticleGiven): Article['mentions']['documents'] {
  if (!document) return []
  const text = `《${document.title}》`
  return [{ ...document, verb: null, text, start: 0, end: text.length }]
}

function recordOf(given: ArticleGiven, id: string, ordinal: number): Article {
  const text = given.text ?? `${given.title}。`
  return {
    id,
    ordinal,
    section: given.section ?? null,
    label: given.label ?? null,
    title: given.title,
    sourceUrl: given.sourceUrl ?? null,
    abstract: null,
    abstractStart: null,
    abstractEnd: null,
    blocks: [{ kind: 'paragraph', text, start: 0, end: text.length }],
    summary: [],
    topics: (given.topics ?? []).map((topic) => ({ id: topic, score: 1, reason: ['section'] })),
    labelRegions: [...(given.regions ?? [])],
    issuers: given.issuer ? [{ name: given.issuer, canonical: given.issuer, andOthers: 0 }] : [],
    mentions: {
      regions: [],
      amounts: amountsOf(given),
      percentages: [],
      dates: [],
      documents: documentsOf(given),
      agencies: [],
      quantities: [],
      programmes: [],
      people: [],
      deadlines: [],
      links: [],
    },
  }
}

async function storyOf(db: Db, given: ArticleGiven, at: Date): Promise<string> {
  const fingerprint = sha256(given.story ?? given.title)
  const known = await db
    .selectFrom('story_fingerprints')
    .select('story_id')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  const storyId = known?.story_id ?? randomUUID()
  const row = { story_id: storyId, revision: given.revision ?? 1 }
  await db
    .insertInto('stories')
    .values({ id: storyId, title: given.title, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('story_revisions')
    .values({ ...row, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('story_fingerprints')
    .values({ ...row, fingerprint })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return storyId
}

async function addArticle(
  db: Db,
  bulletinId: string,
  given: ArticleGiven,
  ordinal: number,
  at: Date,
): Promise<void> {
  const id = sha256(`${bulletinId} ${ordinal}`).slice(0, 32)
  const record = recordOf(given, id, ordinal)
  await db
    .insertInto('articles')
    .values({
      id,
      bulletin_id: bulletinId,
      ordinal,
      section: record.section,
      label: record.label,
      title: record.title,
      source_url: record.sourceUrl,
      topics: record.topics.map((topic) => topic.id),
      label_regions: record.labelRegions.map((region) => region.code),
      issuers: record.issuers.map((issuer) => issuer.canonical),
      record: JSON.stringify(record),
      match_text: matchText(record.label, record.title, ...record.blocks.map((b) => b.text)),
      fingerprint: sha256(given.story ?? given.title),
      signature: [],
      story_id: await storyOf(db, given, at),
      revision: given.revision ?? 1,
      created_at: at,
    })
    .execute()
}

/** Stores it, unmatched, and returns its id. Its text is random: every call is another bulletin. */
export async function aStoredBulletin(db: Db, given: BulletinGiven): Promise<string> {
  const id = sha256(randomUUID())
  const { at, backfill = false } = given
  await db
    .insertInto('sources')
    .values({
      sha256: id,
      parent_sha256: null,
      member: null,
      name: `${given.title ?? '简报'}.txt`,
      series: given.folder ?? null,
      bytes: 1,
      media_type: 'text/plain',
      encoding: 'utf-8',
      state: 'parsed',
      fault: null,
      backfill,
      received_at: at,
      decided_at: at,
    })
    .execute()
  await db
    .insertInto('bulletins')
    .values({
      id,
      run: 1,
      parser_version: '1',
      aliased_by: '1',
      layout: 'section-digest',
      title: given.title ?? null,
      publisher: null,
      article_count: given.articles.length,
      record: JSON.stringify({
        series: { name: given.series?.name ?? null, issue: null, date: given.series?.date ?? null },
      }),
      text: '',
      source_map: JSON.stringify(aSourceMap),
      backfill,
      matched_run: null,
      created_at: at,
      parsed_at: at,
    })
    .execute()
  for (const [index, article] of given.articles.entries()) {
    await addArticle(db, id, article, index + 1, at)
  }
  return id
}
