import type { AuditDetail } from '@jianbao/schema'
import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import type { Db } from '../open-store.ts'
import { readUnsubscribeLink } from '../subscriptions/unsubscribe.ts'

/**
 * Why a reader left, in their words if they like. Noted with what the link ended, and only there;
 * a second answer replaces the first. False when nothing of the link has ended.
 */
export async function noteReason(
  db: Db,
  { token, detail, ...act }: Act & { token: string; detail: AuditDetail },
): Promise<boolean> {
  const ended = ((await readUnsubscribeLink(db, token)) ?? []).filter(
    (each) => each.state === 'ended',
  )
  const [first] = ended
  if (!first) return false
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('audit_events')
      .where(
        'subscription_id',
        'in',
        ended.map((each) => each.id),
      )
      .where('what', '=', 'gave-reason')
      .execute()
    await addAuditEvent(trx, {
      ...act,
      subscriptionId: first.id,
      what: 'gave-reason',
      detail,
    })
  })
  return true
}
