import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

export interface FoundById {
  readonly id: string
  readonly kind: 'digest' | 'subscription'
}

/** Digests and subscriptions whose id begins with `prefix`, at most `limit`: people type few digits. */
export async function findDigestsAndSubscriptions(
  db: Db,
  { prefix, limit }: { prefix: string; limit: number },
): Promise<FoundById[]> {
  if (!/^[0-9a-f-]{1,36}$/.test(prefix)) return []
  const { rows } = await sql<FoundById>`
    select id, 'digest' as kind from digests where starts_with(id::text, ${prefix})
    union all
    select id, 'subscription' from subscriptions where starts_with(id::text, ${prefix})
    limit ${limit}
  `.execute(db)
  return rows
}
