/** Paging by key: a page begins after the last row seen, so rows that come meanwhile shift nothing. */
import { type ExpressionBuilder, type ReferenceExpression, sql } from 'kysely'

/** The row a page begins after: lists are ordered by time, newest first, then by id. */
export interface PageKey {
  readonly at: Date
  readonly id: string
}

export interface PageRequest {
  /** Ask for one more than is shown to know whether a page follows. */
  readonly limit: number
  readonly after?: PageKey | undefined
}

/** Rows older than `key`, or as old with a greater id. */
export function afterKey<DB, TB extends keyof DB>(
  e: ExpressionBuilder<DB, TB>,
  columns: { at: ReferenceExpression<DB, TB>; id: ReferenceExpression<DB, TB> },
  key: PageKey,
) {
  const at = sql.val(key.at)
  return e.or([
    e(columns.at, '<', at),
    e.and([e(columns.at, '=', at), e(columns.id, '>', sql.val(key.id))]),
  ])
}
