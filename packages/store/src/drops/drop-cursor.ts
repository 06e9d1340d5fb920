import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** Where a page of drops, oldest claim first, has ended. */
export interface DropCursor {
  readonly claimedAt: Date
  readonly id: string
}

/** Only the drops of the next page; without a cursor, all. */
export function afterDrop(cursor: DropCursor | undefined): RawBuilder<SqlBool> {
  return cursor
    ? sql<SqlBool>`(drops.claimed_at, drops.id) > (${cursor.claimedAt}, ${cursor.id})`
    : sql<SqlBool>`true`
}
