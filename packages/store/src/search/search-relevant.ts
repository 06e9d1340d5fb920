import { type RawBuilder, sql } from 'kysely'
import { rankedHitsMax } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { planAs } from './plan-as.ts'
import { keyColumns, keyOf, newestFirst, type SearchKey, searchNewest } from './search-articles.ts'
import { type SearchTermsGiven, searchConditions, wantedWords } from './search-conditions.ts'
import { titleTokens, wordTokens } from './tokens.ts'

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
      from search_articles where article_id = any(${ids})
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
  const { verify, within } = searchConditions(terms)
  const tokens = titleTokens(new Set(words.flatMap(wordTokens)))
  const inTitle = words.map((word) => sql`strpos(title_text, ${word}) > 0`)
  const { rows } = await planAs(db, 'by-index', (trx) =>
    sql<SearchKey>`
      with found as materialized (
        select day, place, article_id from search_articles
        where tokens @> ${tokens}::integer[] and ${within} and ${verify}
          and ${sql.join(inTitle, sql` and `)}
      )
      select ${keyColumns} from found order by ${newestFirst} limit ${rankedHitsMax}
    `.execute(trx),
  )
  return rows.map(keyOf)
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
