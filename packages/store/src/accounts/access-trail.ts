/** What became of accounts and tokens: when, by whom, from where. Written with what it tells of. */
import type { AccessEventWhat, ActorKind } from '@jianbao/schema'
import { afterKey, type PageRequest } from '../console/page-key.ts'
import type { Db } from '../open-store.ts'

/**
 * Who acts. `actor` is the name of the account or token; null for the owner of the machine, and at a
 * terminal, where nobody logs in and there is no kind either.
 */
export interface Actor {
  readonly actor: string | null
  readonly actorKind?: ActorKind
  readonly origin: 'cli' | 'console'
}

export interface AccessEventRow extends Omit<Actor, 'actorKind'> {
  readonly id: string
  readonly actorKind: ActorKind | null
  readonly at: Date
  readonly what: AccessEventWhat
  /** The name of the account or token. */
  readonly subject: string
  /** The role or the scopes given. */
  readonly detail: string | null
}

export async function noteAccess(
  db: Db,
  event: Actor & Pick<AccessEventRow, 'at' | 'what' | 'subject'> & { detail?: string },
): Promise<void> {
  const { actorKind = null, detail = null, ...told } = event
  await db
    .insertInto('access_events')
    .values({ ...told, detail, actor_kind: actorKind })
    .execute()
}

/** Newest first, paged by key. */
export async function listAccessEvents(
  db: Db,
  { limit, after }: PageRequest,
): Promise<AccessEventRow[]> {
  let found = db
    .selectFrom('access_events')
    .select(['id', 'at', 'what', 'subject', 'actor', 'actor_kind as actorKind', 'origin', 'detail'])
  if (after) found = found.where((e) => afterKey(e, { at: 'at', id: 'id' }, after))
  return await found.orderBy('at', 'desc').orderBy('id').limit(limit).execute()
}
