/** From planned to composed: the content is written once and never again. */
import { type Cadence, type DigestContent, type Locale, locale, robotKinds } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'
import { lockSubscriptionsOf } from './withdraw-digest.ts'

export interface PlannedDigest {
  readonly id: string
  readonly state: 'planned' | 'composed'
  readonly slotKey: string
  readonly slotAt: Date
  /** The reader's language; one that is no longer kept is read as Chinese. */
  readonly locale: Locale
  /** None of its subscriptions has ended or begun anew since: it holds what they asked for. */
  readonly isAllWanted: boolean
  /** What the digest is for, without those that ended since. */
  readonly subscriptions: {
    readonly id: string
    readonly name: string
    readonly cadence: Cadence
  }[]
}

/**
 * Locks the digest until the transaction ends, so that two composers freeze it once, and its
 * subscriptions, so that an end or an undo comes before or after.
 */
export async function lockDigest(trx: Db, digestId: string): Promise<PlannedDigest | undefined> {
  const digest = await trx
    .selectFrom('digests')
    .select((eb) => [
      'id',
      'state',
      'slot_key as slotKey',
      'slot_at as slotAt',
      'created_at as createdAt',
      eb
        .selectFrom('subscribers as p')
        .select('p.locale')
        .whereRef('p.id', '=', 'digests.subscriber_id')
        .as('locale'),
    ])
    .where('id', '=', digestId)
    .forUpdate()
    .executeTakeFirst()
  if (!digest) return undefined
  const { createdAt, ...planned } = digest
  const all = await lockSubscriptionsOf(trx, digestId)
  return {
    ...planned,
    isAllWanted: all.every(({ state, startsAt }) => state === 'active' && startsAt <= createdAt),
    locale: locale.catch('zh-CN').parse(digest.locale),
    subscriptions: all.filter(({ state }) => state === 'active'),
  }
}

/**
 * Freezes the content and opens the delivery that carries it. Robots of a whole company speak at the
 * full hour and are throttled then: theirs is due at `robotsAt`. A feed needs no carrier: its reader comes.
 */
export async function freezeDigest(
  trx: Db,
  digest: { id: string; content: DigestContent; messageId: string; at: Date; robotsAt: Date },
): Promise<void> {
  const content = JSON.stringify(digest.content)
  await sql`
    with frozen as (
      update digests set state = 'composed', content = ${content}, composed_at = ${digest.at}
      where id = ${digest.id} and state = 'planned'
      returning id, channel_id
    )
    insert into deliveries
      (digest_id, kind, state, next_attempt_at, message_id, created_at, answer, finished_at)
    select d.id, c.kind, case when c.kind = 'feed' then 'accepted' else 'pending' end,
      case when c.kind = any(${[...robotKinds]}) then ${digest.robotsAt}::timestamptz
        else ${digest.at}::timestamptz end,
      ${digest.messageId}, ${digest.at}::timestamptz,
      case when c.kind = 'feed' then '已列入订阅源。' end,
      case when c.kind = 'feed' then ${digest.at}::timestamptz end
    from frozen d join channels c on c.id = d.channel_id
    on conflict (digest_id) do nothing
  `.execute(trx)
}
