/** What became of accounts and tokens: when, by whom, from where. Written with what it tells of. */
import type { AccessEventWhat } from '@jianbao/schema'
import { afterKey, type PageRequest } from '../console/page-key.ts'
import type { Db } from '../open-store.ts'

/** Who acts. `actor` is null where whoever acts has no account: the owner of the machine. */
export interface Actor {
  readonly actor: string | null
  readonly origin: 'cli' | 'console'
}

export interface AccessEventRow extends Actor {
  readonly id: string
  readonly at: Date
  readonly what: AccessEventWhat
  /** The name of the account or token. */
  readonly subject: string
  /** The role or the scopes given. */
  readonly detail: string | null
}

export async function noteAccess(
  db: Db,
  event: Omit<AccessEventRow, 'id' | 'detail'> & { detail?: string },
): Promise<void> {
  await db
    .insertInto('access_events')
    .values({ detail: null, ...event })
    .execute()
}

/** Newest first, paged by key. */
export async function listAccessEvents(
  db: Db,
  { limit, after }: PageRequest,
): Promise<AccessEventRow[]> {
  let found = db
    .selectFrom('access_events')
    .select(['id', 'at', 'what', 'subject', 'actor', 'origin', 'detail'])
  if (after) found = found.where((e) => afterKey(e, { at: 'at', id: 'id' }, after))
  return await found.orderBy('at', 'desc').orderBy('id').limit(limit).execute()
}
