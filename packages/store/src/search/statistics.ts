/** How many articles there are, by day and topic and by region. */
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../open-store.ts'
import { significantPart } from './tokens.ts'

export interface Period {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface DayRow {
  readonly day: string
  readonly articles: number
  readonly topics: Record<string, number>
}

/** The day of the newest article, or null while there is none. */
export async function newestDay(db: Db): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select to_char(max(day), 'YYYY-MM-DD') as day from search_articles
  `.execute(db)
  return rows[0]?.day ?? null
}

/** Days that have articles, oldest first. An article counts for each of its topics. */
export async function topicsPerDay(
  db: Db,
  period: { from: string; to: string },
): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    with a as materialized (select day, topics from search_articles where ${during(period)}),
    counted as (
      select day, jsonb_object_agg(topic, count order by topic) as topics from (
        select day, topic, count(*) from a, unnest(topics) topic group by day, topic
      ) each group by day
    )
    select to_char(a.day, 'YYYY-MM-DD') as day, count(*)::integer as articles,
      coalesce(c.topics, '{}') as topics
    from a left join counted c on c.day = a.day
    group by a.day, c.topics order by a.day
  `.execute(db)
  return rows
}

export interface RegionCounts {
  readonly articles: number
  /** By the significant digits of each division below: of provinces 43, else 4312 and 431222. */
  readonly below: ReadonlyMap<string, number>
}

/** Articles in a division (null: anywhere), and in those that lie in it. An article counts once for each. */
export async function countByRegion(
  db: Db,
  given: Period & { within: string | null; topic?: string | undefined; by: 'label' | 'mention' },
): Promise<RegionCounts> {
  const part = given.within === null ? '' : significantPart(given.within)
  const codes = sql.raw(given.by === 'label' ? 'regions' : 'mentioned')
  const topic = given.topic === undefined ? sql`true` : sql`${given.topic} = any(topics)`
  const inside = part === '' ? sql`true` : sql`${codes} @> ${[part]}::integer[]`
  const { rows } = await sql<{ articles: number; below: Record<string, number> }>`
    with a as materialized (
      select ${codes} as codes from search_articles
      where ${during(given)} and ${topic} and ${inside}
    ),
    counted as (
      select step, count(*) from a, unnest(codes) step where ${liesIn(part)} group by step
    )
    select (select count(*) from a)::integer as articles,
      (select coalesce(jsonb_object_agg(step, count), '{}') from counted) as below
  `.execute(db)
  const { articles = 0, below = {} } = rows[0] ?? {}
  return { articles, below: new Map(Object.entries(below)) }
}

/** `step` is a province, or its digits are those of `part` and more. */
function liesIn(part: string) {
  const lengths = part === '' ? [2] : [4, 6].filter((length) => length > part.length)
  const ranges = lengths.map(
    (length) =>
      sql`step between ${Number(part.padEnd(length, '0'))} and ${Number(part.padEnd(length, '9'))}`,
  )
  return sql<SqlBool>`(${sql.join([sql`false`, ...ranges], sql` or `)})`
}

function during({ from, to }: Period) {
  const first = from === undefined ? sql`true` : sql`day >= ${from}::date`
  const last = to === undefined ? sql`true` : sql`day <= ${to}::date`
  return sql<SqlBool>`${first} and ${last}`
}
