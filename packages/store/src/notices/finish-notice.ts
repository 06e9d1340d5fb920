/** What became of an attempt to send a notice; the outcomes are those of a delivery. */
import { sql } from 'kysely'
import type { NoticesTable } from '../database.ts'
import type { DeliveryOutcome } from '../deliveries/finish-delivery.ts'
import type { Db } from '../open-store.ts'

type State = NoticesTable['state'] extends { readonly __select__: infer S } ? S : never

const stateAfter = (kind: DeliveryOutcome['kind']) => {
  if (kind === 'deferred') return sql`'pending'`
  if (kind === 'ambiguous')
    return sql`case when ambiguous_sends = 0 then 'pending' else 'unknown' end`
  return sql`${kind}::text`
}

/** Null when the lease had run out: then the attempt was written off already. */
export async function finishNotice(
  db: Db,
  given: { noticeId: string; attempt: number; at: Date; outcome: DeliveryOutcome },
): Promise<State | null> {
  const { noticeId, attempt, at, outcome } = given
  const retryAt = 'retryAt' in outcome ? outcome.retryAt : null
  const after = stateAfter(outcome.kind)
  const { rows } = await sql<{ state: State }>`
    update notices set state = ${after}, lease_until = null, answer = ${outcome.answer},
      next_attempt_at = coalesce(${retryAt}::timestamptz, next_attempt_at),
      ambiguous_sends = ambiguous_sends + ${outcome.kind === 'ambiguous' ? 1 : 0},
      finished_at = case when ${after} = 'pending' then null else ${at}::timestamptz end
    where id = ${noticeId} and attempt = ${attempt} and state = 'sending'
    returning state
  `.execute(db)
  return rows[0]?.state ?? null
}

/** Every lease that ran out before `at` becomes an ambiguous attempt. */
export async function expireNoticeLeases(db: Db, at: Date): Promise<void> {
  const after = stateAfter('ambiguous')
  await sql`
    update notices set state = ${after}, lease_until = null, next_attempt_at = ${at}::timestamptz,
      ambiguous_sends = ambiguous_sends + 1, answer = '发送时中断，不知是否已送达。',
      finished_at = case when ${after} = 'pending' then null else ${at}::timestamptz end
    where id in (
      select id from notices where state = 'sending' and lease_until < ${at}::timestamptz
      order by id for update skip locked
    )
  `.execute(db)
}
