/** What became of an attempt. */
import { ambiguousResendsMax } from '@jianbao/schema'
import { sql } from 'kysely'
import type { DeliveriesTable } from '../database.ts'
import { finishedColumns, isRunOut, runOut } from '../leases.ts'
import type { Db } from '../open-store.ts'
import { planOnce } from '../plan-once.ts'

/**
 * - `accepted`: the server answered 2xx. `failed`: it never will.
 * - `deferred`: surely not sent; again at `retryAt`.
 * - `ambiguous`: the message may have left. As often as its kind allows it is sent once more at
 *   `retryAt`, the same bytes under the same id; after that a person decides (`unknown`).
 */
export type DeliveryOutcome =
  | { readonly kind: 'accepted' | 'failed'; readonly answer: string }
  | { readonly kind: 'deferred' | 'ambiguous'; readonly answer: string; readonly retryAt: Date }

type State = DeliveriesTable['state']

const resendsMax = JSON.stringify(ambiguousResendsMax)

/** The state a finished attempt leaves; `v` is the delivery before it. */
const stateAfter = (kind: DeliveryOutcome['kind']) => {
  if (kind === 'deferred') return sql<State>`'pending'`
  if (kind === 'ambiguous')
    return sql<State>`case when v.ambiguous_sends < (${resendsMax}::jsonb->>v.kind)::integer
      then 'pending' else 'unknown' end`
  return sql<State>`${kind}::text`
}

/** Writes the outcome. Null when the lease had run out: then the attempt was written off already. */
export async function finishDelivery(
  db: Db,
  given: { deliveryId: string; attempt: number; at: Date; outcome: DeliveryOutcome },
): Promise<State | null> {
  const { deliveryId, attempt, at, outcome } = given
  const { rows } = await sql<{ state: State }>`
    ${planOnce(`finish-${outcome.kind}`)} with before as (
      select id, kind, ambiguous_sends from deliveries
      where id = ${deliveryId} and attempt = ${attempt} and state = 'sending' for update
    ), decided as (
      select v.id, ${stateAfter(outcome.kind)} as state from before v
    ), finished as (
      update deliveries v set ${finishedColumns(sql`decided.state`, given)}
      from decided where v.id = decided.id
      returning v.id, v.state
    ), noted as (
      update delivery_attempts set ended_at = ${at}::timestamptz, outcome = ${outcome.kind},
        answer = ${outcome.answer}
      where delivery_id = (select id from finished) and attempt = ${attempt}
    )
    select state from finished
  `.execute(db)
  return rows[0]?.state ?? null
}

export interface ExpiredLease {
  readonly deliveryId: string
  readonly state: State
}

/** Every lease that ran out before `at` becomes an ambiguous attempt, with the same consequence. */
export async function expireLeases(db: Db, at: Date): Promise<ExpiredLease[]> {
  const outcome = runOut(at)
  const { rows } = await sql<ExpiredLease>`
    with expired as (
      select id, attempt from deliveries where ${isRunOut(at)} order by id for update skip locked
    ), finished as (
      update deliveries v set ${finishedColumns(stateAfter(outcome.kind), { at, outcome })}
      from expired where v.id = expired.id
      returning v.id, v.state
    ), noted as (
      update delivery_attempts a set ended_at = ${at}::timestamptz, outcome = ${outcome.kind},
        answer = ${outcome.answer}
      from expired where a.delivery_id = expired.id and a.attempt = expired.attempt
    )
    select id as "deliveryId", state from finished
  `.execute(db)
  return rows
}
