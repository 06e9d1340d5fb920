/** What became of an attempt to send a notice; the outcomes are those of a delivery. */
import { sql } from 'kysely'
import type { NoticesTable } from '../database.ts'
import type { DeliveryOutcome } from '../deliveries/finish-delivery.ts'
import { finishedColumns, isRunOut, runOut } from '../leases.ts'
import type { Db } from '../open-store.ts'

type State = NoticesTable['state'] extends { readonly __select__: infer S } ? S : never

const stateAfter = (kind: DeliveryOutcome['kind']) => {
  if (kind === 'deferred') return sql<string>`'pending'`
  if (kind === 'ambiguous')
    return sql<string>`case when v.ambiguous_sends = 0 then 'pending' else 'unknown' end`
  return sql<string>`${kind}::text`
}

/** Null when the lease had run out: then the attempt was written off already. */
export async function finishNotice(
  db: Db,
  given: { noticeId: string; attempt: number; at: Date; outcome: DeliveryOutcome },
): Promise<State | null> {
  const { noticeId, attempt, outcome } = given
  const { rows } = await sql<{ state: State }>`
    update notices v set ${finishedColumns(stateAfter(outcome.kind), given)}
    where id = ${noticeId} and attempt = ${attempt} and state = 'sending'
    returning state
  `.execute(db)
  return rows[0]?.state ?? null
}

/** Every lease that ran out before `at` becomes an ambiguous attempt. */
export async function expireNoticeLeases(db: Db, at: Date): Promise<void> {
  const outcome = runOut(at)
  await sql`
    update notices v set ${finishedColumns(stateAfter(outcome.kind), { at, outcome })}
    where id in (select id from notices where ${isRunOut(at)} order by id for update skip locked)
  `.execute(db)
}
