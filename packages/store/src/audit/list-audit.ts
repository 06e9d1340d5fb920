import type { ActorKind, AuditDetail, AuditWhat } from '@jianbao/schema'
import { afterKey, type PageRequest } from '../console/page-key.ts'
import type { Db } from '../open-store.ts'

export interface AuditRow {
  readonly id: string
  readonly at: Date
  readonly what: AuditWhat
  readonly origin: string
  readonly network: string | null
  readonly actor: string | null
  readonly actorKind: ActorKind | null
  readonly detail: AuditDetail | null
  /** Null where it was nobody's: a file, a queue, a feed of a topic. */
  readonly subscriberId: string | null
  /** Empty when the reader was erased. */
  readonly subscriber: string | null
  readonly subscriptionId: string | null
  readonly subscription: string | null
  readonly subjectId: string | null
  readonly subject: string | null
}

/** The audit trail, newest first, of one reader if asked, paged by key. */
export async function listAudit(
  db: Db,
  { limit, after, subscriberId }: PageRequest & { subscriberId?: string | undefined },
): Promise<AuditRow[]> {
  let found = db
    .selectFrom('audit_events as e')
    .leftJoin('subscribers as p', 'p.id', 'e.subscriber_id')
    .leftJoin('subscriptions as s', 's.id', 'e.subscription_id')
    .select([
      'e.id',
      'e.at',
      'e.what',
      'e.origin',
      'e.network',
      'e.actor',
      'e.actor_kind as actorKind',
      'e.detail',
      'e.subscriber_id as subscriberId',
      'p.name as subscriber',
      'e.subscription_id as subscriptionId',
      's.name as subscription',
      'e.subject_id as subjectId',
      'e.subject',
    ])
  if (subscriberId) found = found.where('e.subscriber_id', '=', subscriberId)
  if (after) found = found.where((e) => afterKey(e, { at: 'e.at', id: 'e.id' }, after))
  return await found.orderBy('e.at', 'desc').orderBy('e.id').limit(limit).execute()
}
