import type { Article } from '@jianbao/schema'
import { sql } from 'kysely'
import { indexedBulletinsMax } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { type SearchRow, searchRow } from './search-row.ts'

// Any constant serves; this one reads "search" on a telephone keypad.
const indexLock = 732724

/**
 * Makes searchable what the parser has left behind, longest waiting first: one transaction for a few
 * bulletins, so that an index of text is written in batches and not while records are saved. Returns how
 * many bulletins it looked at; 0 means that nothing is owed, or that another process is at it.
 *
 * A bulletin that is parsed again meanwhile stays owed: its run is no longer the one that was indexed.
 */
export async function indexOwedBulletins(db: Db, given: { timeZone: string }): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    const { rows: lock } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(${indexLock}) as mine
    `.execute(trx)
    if (!lock[0]?.mine) return 0
    const owed = await trx
      .selectFrom('bulletins')
      .select(['id', 'run'])
      .where('indexed_run', 'is distinct from', sql.ref<number>('run'))
      .orderBy('parsed_at')
      .limit(indexedBulletinsMax)
      .execute()
    if (owed.length === 0) return 0
    const ids = owed.map(({ id }) => id)
    const articles = trx.selectFrom('articles').select('id').where('bulletin_id', 'in', ids)
    await trx.deleteFrom('search_articles').where('article_id', 'in', articles).execute()
    await insertRows(trx, (await readArticles(trx, ids, given.timeZone)).map(searchRow))
    await sql`
      update bulletins b set indexed_run = o.run
      from jsonb_to_recordset(${JSON.stringify(owed)}::jsonb) as o (id text, run integer)
      where b.id = o.id and b.run = o.run
    `.execute(trx)
    return owed.length
  })
}

async function readArticles(trx: Db, bulletinIds: readonly string[], timeZone: string) {
  const { rows } = await sql<{
    id: string
    bulletinId: string
    storedAt: Date
    storedOn: string
    printedDate: string | null
    series: string[]
    matchText: string
    article: Article
  }>`
    select a.id, a.bulletin_id as "bulletinId", a.created_at as "storedAt",
      to_char(a.created_at at time zone ${timeZone}, 'YYYY-MM-DD') as "storedOn",
      b.record->'series'->>'date' as "printedDate",
      array_remove(array[b.record->'series'->>'name', s.series], null) as series,
      a.match_text as "matchText", a.record as article
    from articles a join bulletins b on b.id = a.bulletin_id join sources s on s.sha256 = b.id
    where a.bulletin_id = any(${bulletinIds})
  `.execute(trx)
  return rows
}

/** An article that a new run has taken away since it was read is left out: its key is no longer there. */
async function insertRows(trx: Db, rows: readonly SearchRow[]): Promise<void> {
  if (rows.length === 0) return
  // Tokens are hundreds a row: as arrays they are read four times as fast as JSON.
  const tokens = rows.map((row) => `{${row.tokens.join(',')}}`)
  const slim = JSON.stringify(rows.map(({ tokens: _, ...row }) => row))
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${slim}::jsonb) as r (article_id text, day date, place text,
        topics text[], regions integer[], mentioned integer[], amount_max numeric, facets text[],
        section_key text, issuer_keys text[], series_keys text[], cited text[], title_text text,
        match_text text)
    ), kept as (
      insert into search_articles
        (article_id, day, place, topics, regions, mentioned, amount_max, facets, tokens)
      select g.article_id, g.day, g.place, g.topics, g.regions, g.mentioned, g.amount_max, g.facets,
        t.tokens::integer[]
      from given g
      join unnest(${rows.map(({ article_id }) => article_id)}::text[], ${tokens}::text[])
        as t (id, tokens) on t.id = g.article_id
      join articles a on a.id = g.article_id
      returning article_id, number
    )
    insert into search_texts
    select k.number, g.section_key, g.issuer_keys, g.series_keys, g.cited, g.title_text, g.match_text
    from given g join kept k on k.article_id = g.article_id
  `.execute(trx)
  const documents = rows.flatMap(({ documents, article_id, day, place }) =>
    documents.map((document) => ({ article_id, day, place, ...document })),
  )
  await sql`
    insert into search_documents
    select r.article_id, r.key, r.day, r.place, r.title, r.number, r.verb, r.starts, r.ends
    from jsonb_populate_recordset(null::search_documents, ${JSON.stringify(documents)}::jsonb) r
    join search_articles a on a.article_id = r.article_id
  `.execute(trx)
  const amounts = rows.flatMap(({ amounts, article_id, day }) =>
    amounts.map(({ value, valueMax, currency, qualifier, per, text, start, end }, index) => ({
      ...{ article_id, day, ordinal: index + 1, amount: value, amount_max: valueMax },
      ...{ currency, qualifier, per, surface: text, starts: start, ends: end },
    })),
  )
  await sql`
    insert into search_amounts
    select r.article_id, r.ordinal, r.day, r.amount, r.amount_max, r.currency, r.qualifier, r.per,
      r.surface, r.starts, r.ends
    from jsonb_populate_recordset(null::search_amounts, ${JSON.stringify(amounts)}::jsonb) r
    join search_articles a on a.article_id = r.article_id
  `.execute(trx)
}
