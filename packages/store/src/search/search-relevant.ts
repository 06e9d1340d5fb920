import { type RawBuilder, sql } from 'kysely'
import { rankedHitsMax } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { keysOf, searchNewest } from './search-articles.ts'
import {
  type SearchTermsGiven,
  searchConditions,
  titled,
  wantedWords,
} from './search-conditions.ts'
import { keyColumns, keyOf, newestFirst, type SearchKey } from './search-key.ts'
import { wayToMany } from './ways-to-hits.ts'

export interface RankedKey extends SearchKey {
  readonly score: number
}

/** A word in the title outweighs any number of them in the text; there the first few count. */
const titleScore = 100
const repeatsCounted = 9

/**
 * Hits by score, then newest first, at most `limit`, behind `after`. Ranked are the newest hits and the
 * newest of those that have all words in the title, `rankedHitsMax` of each. Without words all score the same.
 */
export async function searchRelevant(
  db: Db,
  terms: SearchTermsGiven,
  page: { limit: number; after?: RankedKey | undefined },
): Promise<RankedKey[]> {
  const words = wantedWords(terms.filter)
  const newest = await searchNewest(db, terms, { limit: rankedHitsMax })
  const titled = newest.length < rankedHitsMax ? [] : await searchTitles(db, terms, words)
  const ids = [...new Set([...newest, ...titled].map(({ id }) => id))]
  const { after } = page
  const { rows } = await sql<RankedKey>`
    with ranked as materialized (
      select day, place, article_id, ${scoreOf(words)} as score
      from search_articles join search_texts using (number) where article_id = any(${ids})
    )
    select ${keyColumns}, score from ranked
    where ${after ? sql`(score, day, place) < (${after.score}::integer, ${after.day}::date, ${after.place})` : sql`true`}
    order by score desc, ${newestFirst} limit ${page.limit}
  `.execute(db)
  return rows.map((row) => ({ ...keyOf(row), score: row.score }))
}

async function searchTitles(
  db: Db,
  terms: SearchTermsGiven,
  words: readonly string[],
): Promise<SearchKey[]> {
  if (words.length === 0) return []
  const conditions = titled(searchConditions(terms), words)
  const way = await wayToMany(db, conditions, rankedHitsMax)
  return await keysOf(db, way, conditions, { limit: rankedHitsMax })
}

function scoreOf(words: readonly string[]): RawBuilder<number> {
  const scores = words.map(
    (word) => sql`
      case when strpos(title_text, ${word}) > 0 then ${sql.lit(titleScore)} else 0 end
      + least((length(match_text) - length(replace(match_text, ${word}, ''))) / length(${word}),
        ${sql.lit(repeatsCounted)})`,
  )
  return sql<number>`(0 ${sql.join(
    scores.map((score) => sql` + ${score}`),
    sql.raw(' '),
  )})::integer`
}
