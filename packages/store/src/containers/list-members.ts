import type { Db } from '../open-store.ts'

export interface MemberRow {
  readonly member: string
  /** Null when it was refused unread. */
  readonly sha256: string | null
  readonly bytes: number
  /** These bytes were received before, alone or in another container. */
  readonly duplicate: boolean
  readonly state: 'received' | 'parsed' | 'rejected'
  readonly fault: string | null
  readonly articleCount: number | null
}

/** What came out of a container, in its order, each with its verdict. Empty for any other source. */
export async function listMembers(
  db: Db,
  given: { parent: string; limit: number },
): Promise<MemberRow[]> {
  const rows = await db
    .selectFrom('members as m')
    .leftJoin('sources as s', 's.sha256', 'm.sha256')
    .leftJoin('bulletins as b', 'b.id', 'm.sha256')
    .select(['m.member', 'm.sha256', 'm.bytes', 'm.duplicate', 's.state'])
    .select((e) => e.fn.coalesce('m.fault', 's.fault').as('fault'))
    .select('b.article_count as articleCount')
    .where('m.parent_sha256', '=', given.parent)
    .orderBy('m.ordinal')
    .limit(given.limit)
    .execute()
  return rows.map((row) => ({ ...row, state: row.state ?? 'rejected' }))
}

export interface ParentRow {
  readonly sha256: string
  readonly name: string
  readonly member: string
}

/** The containers a source came out of, first first. */
export async function listParents(
  db: Db,
  given: { sha256: string; limit: number },
): Promise<ParentRow[]> {
  return db
    .selectFrom('members as m')
    .innerJoin('sources as p', 'p.sha256', 'm.parent_sha256')
    .select(['p.sha256', 'p.name', 'm.member'])
    .where('m.sha256', '=', given.sha256)
    .orderBy('m.received_at')
    .orderBy('p.sha256')
    .orderBy('m.ordinal')
    .limit(given.limit)
    .execute()
}
