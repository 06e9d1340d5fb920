/**
 * Links that act for a person without a login: an HMAC-SHA256 over purpose, subject and key version.
 * Nothing is stored for a link, so there is no table of tokens to leak. The newest key signs, all
 * verify; deleting a key's row voids its links.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/**
 * - `unsubscribe-digest`: all of the reader at the address it went to; `unsubscribe-subscription`: that one.
 * - `feed`: reads it; it changes nothing.
 * - `confirm`: what a confirmation asks.
 * - `manage-digest`: what can be undone, by whoever has the digest, for some weeks. Digests are passed on.
 * - `digest-page`: shows the digest as it was frozen, and does nothing.
 * - `manage-notice`: everything, for a day: the link was just asked for at the reader's own address.
 */
export type LinkPurpose = keyof typeof codes

export interface LinkKey {
  readonly version: number
  readonly secret: Buffer
}

export interface Link {
  readonly purpose: LinkPurpose
  /** The id of the digest, subscription, confirmation, notice or feed. */
  readonly subject: string
}

const codes = {
  'unsubscribe-digest': 'd',
  'unsubscribe-subscription': 's',
  confirm: 'c',
  'manage-digest': 'm',
  'manage-notice': 'n',
  feed: 'f',
  'digest-page': 'p',
} as const

const isPurpose = (name: string): name is LinkPurpose => name in codes
const purposes: ReadonlyMap<string, LinkPurpose> = new Map(
  Object.keys(codes)
    .filter(isPurpose)
    .map((purpose) => [codes[purpose], purpose]),
)

function macOf(key: LinkKey, { purpose, subject }: Link): Buffer {
  return createHmac('sha256', key.secret)
    .update(`jianbao link\n${purpose}\n${subject}\n${key.version}`)
    .digest()
}

/** The token of a link: letters, digits, "-", "_" and ".". The same link has always the same token. */
export function signLink(key: LinkKey, link: Link): string {
  const mac = macOf(key, link).toString('base64url')
  return `${codes[link.purpose]}.${link.subject}.${key.version}.${mac}`
}

const tokenShape = /^([a-z])\.([0-9a-f-]{36})\.([1-9]\d{0,8})\.([\w-]{43})$/

/** What a token allows, or null when no key of ours made it. */
export async function verifyLink(db: Db, token: string): Promise<Link | null> {
  const [, code = '', subject = '', version = '', given = ''] = tokenShape.exec(token) ?? []
  const purpose = purposes.get(code)
  if (!purpose) return null
  const key = await readLinkKey(db, Number(version))
  if (!key) return null
  const link = { purpose, subject }
  return timingSafeEqual(macOf(key, link), Buffer.from(given, 'base64url')) ? link : null
}

export async function readLinkKey(db: Db, version: number): Promise<LinkKey | undefined> {
  return await db
    .selectFrom('link_keys')
    .select(['version', 'secret'])
    .where('version', '=', version)
    .executeTakeFirst()
}

/** The newest key. The first call of a home's life makes it; of several at once, one does. */
export async function readSigningKey(db: Db, at: Date): Promise<LinkKey> {
  const newest = (from: Db) =>
    from
      .selectFrom('link_keys')
      .select(['version', 'secret'])
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
  const known = await newest(db)
  if (known) return known
  return await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('link keys', 0))`.execute(trx)
    const made = await newest(trx)
    if (made) return made
    return await trx
      .insertInto('link_keys')
      .values({ secret: randomBytes(32), created_at: at })
      .returning(['version', 'secret'])
      .executeTakeFirstOrThrow()
  })
}

/** A link as messages carry it: the digest's, or one subscription's of those it was made for. */
type LinkInMessage =
  | { readonly kind: 'unsubscribe-digest' | 'digest-page' | 'manage-digest' }
  | { readonly kind: 'unsubscribe-subscription'; readonly subscriptionId: string }

const pages: Record<LinkInMessage['kind'], string> = {
  'unsubscribe-digest': 'u',
  'unsubscribe-subscription': 'u',
  'digest-page': 'd',
  'manage-digest': 'manage',
}

/** Personal links point to the console's public pages: they show on GET and act on POST. */
export function messageLinkUrl(
  key: LinkKey,
  { publicUrl, digestId }: { publicUrl: string; digestId: string },
  link: LinkInMessage,
): string {
  const subject = 'subscriptionId' in link ? link.subscriptionId : digestId
  return `${publicUrl}/${pages[link.kind]}/${signLink(key, { purpose: link.kind, subject })}`
}
