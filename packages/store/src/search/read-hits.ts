import type { Article } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

export interface HitRow {
  readonly id: string
  readonly day: string
  readonly bulletinId: string
  readonly bulletinName: string
  readonly bulletinTitle: string | null
  readonly createdAt: Date
  readonly revision: number
  readonly article: Article
}

/** The articles in the order of their ids; those that have gone meanwhile are left out. */
export async function readHits(db: Db, ids: readonly string[]): Promise<HitRow[]> {
  const { rows } = await sql<HitRow>`
    select a.id, to_char(x.day, 'YYYY-MM-DD') as day, a.bulletin_id as "bulletinId",
      s.name as "bulletinName", b.title as "bulletinTitle", a.created_at as "createdAt", a.revision,
      a.record as article
    from unnest(${ids}::text[]) with ordinality as wanted (id, place)
    join articles a on a.id = wanted.id
    join search_articles x on x.article_id = a.id
    join bulletins b on b.id = a.bulletin_id
    join sources s on s.sha256 = b.id
    order by wanted.place
  `.execute(db)
  return rows
}
