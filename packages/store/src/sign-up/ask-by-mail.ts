/**
 * Whatever a stranger asks at an address is asked of its owner by mail. The rows written are the same
 * whether the address is known or not, and only the notifier looks: so neither the answer nor the time
 * it takes tells who reads here.
 */
import type { Locale, NoticeKind, SignUpWish } from '@jianbao/schema'
import { sql } from 'kysely'
import {
  askedLinkMsMax,
  confirmationMsMax,
  noticesPerAddressMax,
  noticesPerHourMax,
} from '../limits.ts'
import type { Db } from '../open-store.ts'

/** `enough`: the address had its share for today and hears nothing more. `busy`: everybody together had. */
export type Asked =
  | { readonly kind: 'owed'; readonly noticeId: string }
  | { readonly kind: 'enough' | 'busy' }

interface Asking {
  readonly address: string
  readonly locale: Locale
  readonly at: Date
}
type Stranger = Asking & { readonly network: string | null }

const dayMs = 24 * 60 * 60_000
const hourMs = 60 * 60_000
const later = (at: Date, ms: number) => new Date(at.getTime() + ms)

/** Counts under a lock on the address, so that requests at once cannot pass together. */
async function limitOf(trx: Db, { address, at }: Asking): Promise<'enough' | 'busy' | null> {
  const key = `notice:${address.toLowerCase()}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx)
  const { rows } = await sql<{ here: number; everywhere: number }>`
    select
      (select count(*) from notices where lower(address) = ${address.toLowerCase()}
        and created_at > ${later(at, -dayMs)}::timestamptz) as here,
      (select count(*) from notices where created_at > ${later(at, -hourMs)}::timestamptz) as everywhere
  `.execute(trx)
  const { here = 0, everywhere = 0 } = rows[0] ?? {}
  if (everywhere >= noticesPerHourMax) return 'busy'
  return here >= noticesPerAddressMax ? 'enough' : null
}

/** A notice the notifier is to send. Returns its id. */
export async function oweNotice(
  trx: Db,
  notice: Asking & {
    kind: NoticeKind
    confirmationId: string | null
    /** The channel a `channel-off` speaks of. */
    offChannelId?: string
    expiresAt: Date
  },
): Promise<string> {
  const { kind, address, locale, confirmationId, offChannelId = null, at, expiresAt } = notice
  const { id } = await trx
    .insertInto('notices')
    .values({
      kind,
      address,
      locale,
      confirmation_id: confirmationId,
      channel_id: offChannelId,
      next_attempt_at: at,
      created_at: at,
      expires_at: expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function ask(
  db: Db,
  asking: Asking,
  write: (trx: Db) => Promise<{ kind: NoticeKind; confirmationId: string | null; expiresAt: Date }>,
): Promise<Asked> {
  return await db.transaction().execute(async (trx) => {
    const limit = await limitOf(trx, asking)
    if (limit) return { kind: limit }
    return { kind: 'owed', noticeId: await oweNotice(trx, { ...asking, ...(await write(trx)) }) }
  })
}

/** Somebody wants a subscription at this address. */
export async function askSignUp(db: Db, given: Stranger & { wish: SignUpWish }): Promise<Asked> {
  const { address, locale, network, at, wish } = given
  const expiresAt = later(at, confirmationMsMax)
  return await ask(db, given, async (trx) => {
    const { id } = await trx
      .insertInto('confirmations')
      .values({
        kind: 'sign-up',
        address,
        locale,
        request: JSON.stringify(wish),
        network,
        created_at: at,
        expires_at: expiresAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { kind: 'confirm-sign-up', confirmationId: id, expiresAt }
  })
}

/** A reader wants digests to go to another address. */
export async function askNewAddress(
  db: Db,
  given: Stranger & { channelId: string; subscriberId: string },
): Promise<Asked> {
  const { address, locale, network, at, channelId, subscriberId } = given
  const expiresAt = later(at, askedLinkMsMax)
  return await ask(db, given, async (trx) => {
    const { id } = await trx
      .insertInto('confirmations')
      .values({
        kind: 'address',
        address,
        locale,
        channel_id: channelId,
        subscriber_id: subscriberId,
        network,
        created_at: at,
        expires_at: expiresAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { kind: 'confirm-address', confirmationId: id, expiresAt }
  })
}

/** Somebody wants the link that manages what goes to this address. */
export async function askManageLink(db: Db, given: Asking): Promise<Asked> {
  const expiresAt = later(given.at, askedLinkMsMax)
  return await ask(db, given, async () => ({
    kind: 'manage-link',
    confirmationId: null,
    expiresAt,
  }))
}
