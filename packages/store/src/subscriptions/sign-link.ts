/**
 * Links that act for a person without a login: an HMAC-SHA256 over purpose, subject and key version.
 * Nothing is stored for a link, so there is no table of tokens to leak. The newest key signs, all
 * verify; deleting a key's row voids its links.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/** `digest`: all of the reader at the address it went to; `subscription`: that one. */
export type LinkPurpose = 'unsubscribe-digest' | 'unsubscribe-subscription'

export interface LinkKey {
  readonly version: number
  readonly secret: Buffer
}

export interface Link {
  readonly purpose: LinkPurpose
  /** The id of the digest or the subscription. */
  readonly subject: string
}

const codes: Record<LinkPurpose, string> = {
  'unsubscribe-digest': 'd',
  'unsubscribe-subscription': 's',
}
const purposes: ReadonlyMap<string, LinkPurpose> = new Map([
  [codes['unsubscribe-digest'], 'unsubscribe-digest'],
  [codes['unsubscribe-subscription'], 'unsubscribe-subscription'],
])

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
