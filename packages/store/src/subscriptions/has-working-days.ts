import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/** Whether an active subscription goes by Chinese working days. */
export async function hasWorkingDays(db: Db): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (
      select from subscriptions where state = 'active' and cadence->>'kind' = 'workdays'
    ) as has
  `.execute(db)
  return rows[0]?.has === true
}
