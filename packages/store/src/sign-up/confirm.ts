/** The owner of an address agrees: the subscription begins, or the address takes over. */
import { canonicalFilter, locale } from '@jianbao/schema'
import type { Act } from '../audit/add-audit-event.ts'
import { lockAddress } from '../channels/find-or-add-channel.ts'
import type { Db } from '../open-store.ts'
import { beginSubscription } from '../subscriptions/create-subscription.ts'
import { verifyLink } from '../subscriptions/sign-link.ts'
import { moveAddress } from './move-address.ts'
import { type Confirmation, selectConfirmation, toConfirmation } from './read-confirmation.ts'

/** A known subscription of the same address, filter and cadence is not begun twice. */
async function findSame(trx: Db, confirmation: Confirmation) {
  const { address, request } = confirmation
  return await trx
    .selectFrom('subscriptions as s')
    .innerJoin('channels as c', 'c.id', 's.channel_id')
    .select(['s.id as subscriptionId', 's.subscriber_id as subscriberId'])
    .where('c.kind', '=', 'mail')
    .where((eb) => eb(eb.fn('lower', ['c.address']), '=', address.toLowerCase()))
    .where('s.state', '=', 'active')
    .where((eb) =>
      eb(
        eb.cast('s.filter', 'jsonb'),
        '=',
        eb.cast(eb.val(JSON.stringify(request && canonicalFilter(request.filter))), 'jsonb'),
      ),
    )
    .where((eb) =>
      eb(
        eb.cast('s.cadence', 'jsonb'),
        '=',
        eb.cast(eb.val(JSON.stringify(request?.cadence)), 'jsonb'),
      ),
    )
    .executeTakeFirst()
}

async function begin(trx: Db, confirmation: Confirmation, act: Act) {
  const { address, request } = confirmation
  if (request === null) throw new Error('A sign-up without a request.')
  await lockAddress(trx, { kind: 'mail', shown: address })
  const known = await findSame(trx, confirmation)
  if (known) return known
  const language = locale.catch('zh-CN').parse(confirmation.locale)
  return await beginSubscription(trx, { address, ...request }, { ...act, locale: language })
}

/**
 * For POST. Repeating it changes nothing more. Returns the confirmation as it now is: `expired` when
 * it came too late, null when the token is not ours.
 */
export async function confirm(
  db: Db,
  token: string,
  act: Omit<Act, 'origin'>,
): Promise<Confirmation | null> {
  const link = await verifyLink(db, token)
  if (link?.purpose !== 'confirm') return null
  return await db.transaction().execute(async (trx) => {
    const row = await selectConfirmation(trx, link.subject).forUpdate().executeTakeFirst()
    if (!row) return null
    const asked = toConfirmation(row, act.at)
    if (asked.state !== 'open') return asked
    const done =
      asked.kind === 'sign-up'
        ? await begin(trx, asked, { ...act, origin: 'sign-up' })
        : await moveAddress(trx, asked, { ...act, origin: 'manage-link' })
    await trx
      .updateTable('confirmations')
      .set({
        confirmed_at: act.at,
        subscriber_id: done.subscriberId,
        subscription_id: done.subscriptionId,
      })
      .where('id', '=', asked.id)
      .execute()
    return { ...asked, state: 'confirmed' }
  })
}
