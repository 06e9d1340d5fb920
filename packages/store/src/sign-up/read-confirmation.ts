import type { SignUpWish } from '@jianbao/schema'
import type { Db } from '../open-store.ts'
import { verifyLink } from '../subscriptions/sign-link.ts'

export interface Confirmation {
  readonly id: string
  readonly kind: 'sign-up' | 'address'
  readonly address: string
  readonly locale: string
  /** Null for a new address. */
  readonly request: SignUpWish | null
  readonly channelId: string | null
  /** The mail that asked; gone some days after. */
  readonly noticeId: string | null
  readonly state: 'open' | 'confirmed' | 'expired'
}

/** For GET: what the link asks its owner to agree to. Changes nothing. Null when there is no such thing. */
export async function readConfirmation(
  db: Db,
  token: string,
  at: Date,
): Promise<Confirmation | null> {
  const link = await verifyLink(db, token)
  if (link?.purpose !== 'confirm') return null
  const row = await selectConfirmation(db, link.subject).executeTakeFirst()
  return row ? toConfirmation(row, at) : null
}

export function selectConfirmation(db: Db, id: string) {
  return db
    .selectFrom('confirmations')
    .select(['id', 'kind', 'address', 'locale', 'request', 'channel_id', 'expires_at'])
    .select((eb) => [
      'confirmed_at',
      eb
        .selectFrom('notices as n')
        .select('n.id')
        .whereRef('n.confirmation_id', '=', 'confirmations.id')
        .limit(1)
        .as('noticeId'),
    ])
    .where('id', '=', id)
}

type Row = NonNullable<
  Awaited<ReturnType<ReturnType<typeof selectConfirmation>['executeTakeFirst']>>
>

export function toConfirmation(row: Row, at: Date): Confirmation {
  const { id, kind, address, locale, request, channel_id: channelId, noticeId } = row
  const open = row.expires_at > at ? 'open' : 'expired'
  const state = row.confirmed_at ? 'confirmed' : open
  return { id, kind, address, locale, request, channelId, noticeId, state }
}
