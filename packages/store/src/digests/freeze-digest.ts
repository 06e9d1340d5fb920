/** From planned to composed: what a digest says is written once and never again. */
import { type DeliveredKind, type OwnContent, robotKinds } from '@jianbao/schema'
import { sql } from 'kysely'
import type { DueDelivery } from '../deliveries/read-due-deliveries.ts'
import type { Db } from '../open-store.ts'
import { planOnce } from '../plan-once.ts'
import { lockSubscriptionsOf } from './withdraw-digest.ts'

/**
 * Locks the digest until the transaction ends, so that two composers freeze it once, and its
 * subscriptions, so that an end or an undo comes before or after.
 */
export async function holdDigest(trx: Db, digestId: string): Promise<void> {
  await trx.selectFrom('digests').select('id').where('id', '=', digestId).forUpdate().execute()
  await lockSubscriptionsOf(trx, digestId)
}

export interface DigestToFreeze {
  readonly id: string
  /** The stored content it points to. */
  readonly sharedSha256: string
  readonly own: OwnContent
  /** How many items `own` and the content tell of. */
  readonly items: number
  readonly messageId: string
  readonly at: Date
  readonly robotsAt: Date
}

export interface Frozen {
  /** Null where nothing is to be sent now. */
  readonly due: DueDelivery | null
}

interface Delivery {
  readonly deliveryId: string
  readonly kind: DeliveredKind
  readonly isDue: boolean
}

/**
 * Freezes the digest and opens the delivery that carries it, in one statement. Robots of a whole
 * company speak at the full hour and are throttled then: theirs is due at `robotsAt`. A feed needs no
 * carrier: its reader comes.
 *
 * Null, and nothing happens, where somebody else froze it, where the content is not stored, or where
 * what it was made for has changed since it was read: an item is gone, or one of its subscriptions
 * has ended or begun anew. Ends and undos come before or after, because the subscriptions are held
 * meanwhile. With `isHeld` they were looked at already (`holdDigest`).
 */
export async function freezeDigest(
  db: Db,
  digest: DigestToFreeze,
  { isHeld }: { isHeld: boolean },
): Promise<Frozen | null> {
  const { id, at } = digest
  const { rows } = await sql<Delivery>`
    ${planOnce('freeze-digest')} with asked as (
      select s.state, s.starts_at from subscriptions s
      where s.id = any((select subscription_ids from digests where id = ${id})::uuid[])
      order by s.id for share
    ), frozen as (
      update digests d set state = 'composed', shared_sha256 = ${digest.sharedSha256},
        own = ${JSON.stringify(digest.own)}, composed_at = ${at}::timestamptz
      where d.id = ${id} and d.state = 'planned'
        and exists (select from contents where sha256 = ${digest.sharedSha256})
        and (select count(*) from inbox_items i where i.digest_id = ${id}) = ${digest.items}
        and (${isHeld} or not exists (
          select from asked where state <> 'active' or starts_at > d.created_at
        ))
      returning d.id, d.channel_id
    )
    insert into deliveries
      (digest_id, kind, state, next_attempt_at, message_id, created_at, answer, finished_at)
    select d.id, c.kind, case when c.kind = 'feed' then 'accepted' else 'pending' end,
      case when c.kind = any(${[...robotKinds]}) then ${digest.robotsAt}::timestamptz
        else ${at}::timestamptz end,
      ${digest.messageId}, ${at}::timestamptz,
      case when c.kind = 'feed' then '已列入订阅源。' end,
      case when c.kind = 'feed' then ${at}::timestamptz end
    from frozen d join channels c on c.id = d.channel_id
    returning id as "deliveryId", kind,
      state = 'pending' and next_attempt_at <= ${at}::timestamptz as "isDue"
  `.execute(db)
  const [delivery] = rows
  if (!delivery) return null
  const { deliveryId, kind, isDue } = delivery
  return { due: isDue ? { deliveryId, kind, attempt: 1 } : null }
}
