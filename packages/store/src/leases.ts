/**
 * What the leases of deliveries and notices have in common. In each statement the row is `v`.
 *
 * `pending → sending` is committed before anything goes over the wire, and no lock is held while it
 * does. A lease that runs out means its holder died: whether the message left nobody can say.
 */
import { type RawBuilder, sql } from 'kysely'
import type { DeliveryOutcome } from './deliveries/finish-delivery.ts'
import type { Db } from './open-store.ts'

export interface Taking {
  /** The attempt that is taken: one more than were made. */
  readonly attempt: number
  readonly at: Date
  readonly until: Date
  readonly envelope: object
}

/** The envelope is today's, unless an earlier send may have arrived: then the same bytes go again. */
export const takenColumns = ({ until, envelope }: Taking, to: RawBuilder<string>) => sql`
  state = 'sending', attempt = v.attempt + 1, lease_until = ${until}::timestamptz,
  envelope = case when v.ambiguous_sends > 0 and v.envelope is not null then v.envelope
    else ${JSON.stringify(envelope)}::jsonb || jsonb_build_object('to', ${to}) end
`

export const isFree = ({ attempt, at }: Taking) => sql<boolean>`
  v.state = 'pending' and v.attempt = ${attempt - 1} and v.next_attempt_at <= ${at}::timestamptz
`

/** What an attempt leaves; `state` is where it leads. */
export const finishedColumns = (
  state: RawBuilder<string>,
  { at, outcome }: { at: Date; outcome: DeliveryOutcome },
) => sql`
  state = ${state}, lease_until = null, answer = ${outcome.answer},
  next_attempt_at = coalesce(${'retryAt' in outcome ? outcome.retryAt : null}::timestamptz, v.next_attempt_at),
  ambiguous_sends = v.ambiguous_sends + ${outcome.kind === 'ambiguous' ? 1 : 0}::integer,
  finished_at = case when ${state} = 'pending' then null else ${at}::timestamptz end
`

/** A lease that ran out before `at`. */
export const isRunOut = (at: Date) =>
  sql<boolean>`state = 'sending' and lease_until < ${at}::timestamptz`

/** What became of an attempt whose lease ran out: nobody was left to hear an answer. */
export const runOut = (at: Date): DeliveryOutcome => ({
  kind: 'ambiguous',
  answer: '发送时中断，不知是否已送达。',
  retryAt: at,
})

/** The sender still lives. False when the lease is no longer its own. */
export async function renewLease(
  db: Db,
  table: 'deliveries' | 'notices',
  { id, attempt, until }: { id: string; attempt: number; until: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set lease_until = ${until}::timestamptz
    where id = ${id} and attempt = ${attempt} and state = 'sending'
  `.execute(db)
  return numAffectedRows === 1n
}
