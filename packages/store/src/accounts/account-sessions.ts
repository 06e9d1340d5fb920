/** Logins by name and password. The cookie's secret is kept as a hash, so that the ledger lets nobody in. */
import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'
import { noteAccess } from './access-trail.ts'
import { isPassword } from './password.ts'

export interface SessionRow {
  readonly accountId: string
  readonly name: string
  readonly role: Role
  readonly expiresAt: Date
}

export const sha256Of = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** Whether it is this account's password, whoever asks. Takes as long for a name nobody has. */
export async function checkPassword(
  db: Db,
  { name, password }: { name: string; password: string },
): Promise<{ id: string; hash: string } | null> {
  const account = await db
    .selectFrom('accounts')
    .select(['id', 'password'])
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .executeTakeFirst()
  const isRight = await isPassword(password, account?.password)
  return account && isRight ? { id: account.id, hash: account.password } : null
}

/**
 * The secret of a new session, or null when the password was changed since it was checked: such a
 * session would outlive the change.
 */
export async function beginSession(
  db: Db,
  { account, at, expiresAt }: { account: { id: string; hash: string }; at: Date; expiresAt: Date },
): Promise<string | null> {
  const secret = randomBytes(32).toString('base64url')
  return await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('account_sessions').where('expires_at', '<=', at).execute()
    const found = await trx
      .updateTable('accounts')
      .set({ last_login_at: at })
      .where('id', '=', account.id)
      .where('password', '=', account.hash)
      .returning('name')
      .executeTakeFirst()
    if (!found) return null
    const session = { account_id: account.id, created_at: at, expires_at: expiresAt }
    await trx
      .insertInto('account_sessions')
      .values({ ...session, secret_sha256: sha256Of(secret) })
      .execute()
    const { name } = found
    const by = { actor: name, actorKind: 'account', origin: 'console' } as const
    await noteAccess(trx, { at, what: 'logged-in', subject: name, ...by })
    return secret
  })
}

/** Who the secret logs in, or undefined: expired, ended, or never one. */
export async function readSession(
  db: Db,
  { secret, at }: { secret: string; at: Date },
): Promise<SessionRow | undefined> {
  return await db
    .selectFrom('account_sessions as s')
    .innerJoin('accounts as a', 'a.id', 's.account_id')
    .select(['a.id as accountId', 'a.name', 'a.role', 's.expires_at as expiresAt'])
    .where('s.secret_sha256', '=', sha256Of(secret))
    .where('s.expires_at', '>', at)
    .executeTakeFirst()
}

export async function endSession(db: Db, secret: string): Promise<void> {
  await db.deleteFrom('account_sessions').where('secret_sha256', '=', sha256Of(secret)).execute()
}
