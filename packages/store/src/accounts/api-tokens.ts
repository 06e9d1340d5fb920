/** Tokens of programs. Only a hash is kept; the token itself is told once, when it is made. */
import { randomBytes } from 'node:crypto'
import { type Scope, scopesOfRole } from '@jianbao/schema'
import { tokenUseNotedMs } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { type Actor, noteAccess } from './access-trail.ts'
import { sha256Of } from './account-sessions.ts'

/** Tells a token from other secrets, for people and for what scans files for secrets. */
export const apiTokenPrefix = 'jianbao_'

export interface ApiTokenRow {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** The account that made it, or null: the owner of the machine. */
  readonly madeBy: string | null
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
}

/** The new token's row, and the token. */
export async function makeApiToken(
  db: Db,
  given: {
    name: string
    scopes: readonly Scope[]
    accountId: string | null
    expiresAt: Date | null
    at: Date
    by: Actor
  },
): Promise<{ id: string; token: string }> {
  const { name, scopes, accountId, expiresAt, at, by } = given
  const token = apiTokenPrefix + randomBytes(32).toString('base64url')
  return await db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto('api_tokens')
      .values({
        name,
        scopes: [...scopes],
        secret_sha256: sha256Of(token),
        account_id: accountId,
        created_at: at,
        expires_at: expiresAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const detail = scopes.join(' ')
    await noteAccess(trx, { at, what: 'token-made', subject: name, ...by, detail })
    return { id: made.id, token }
  })
}

const selectTokens = (db: Db) =>
  db
    .selectFrom('api_tokens as t')
    .leftJoin('accounts as a', 'a.id', 't.account_id')
    .select([
      't.id',
      't.name',
      't.scopes',
      'a.name as madeBy',
      't.created_at as createdAt',
      't.expires_at as expiresAt',
      't.last_used_at as lastUsedAt',
    ])

/** Newest first; those that expired too, until they are revoked. */
export async function listApiTokens(db: Db, limit: number): Promise<ApiTokenRow[]> {
  return await selectTokens(db)
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id')
    .limit(limit)
    .execute()
}

/** False when it is gone. */
export async function revokeApiToken(
  db: Db,
  { id, at, by }: { id: string; at: Date; by: Actor },
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const revoked = await trx
      .deleteFrom('api_tokens')
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst()
    if (!revoked) return false
    await noteAccess(trx, { at, what: 'token-revoked', subject: revoked.name, ...by })
    return true
  })
}

/**
 * What a token may do now: its scopes, as far as the role of the account that made it still has them.
 * Undefined when it expired or is none. That it was used is noted, at most once a minute.
 */
export async function admitApiToken(
  db: Db,
  { token, at }: { token: string; at: Date },
): Promise<Pick<ApiTokenRow, 'name' | 'scopes' | 'expiresAt'> | undefined> {
  const found = await selectTokens(db)
    .select('a.role')
    .where('t.secret_sha256', '=', sha256Of(token))
    .where((e) => e.or([e('t.expires_at', 'is', null), e('t.expires_at', '>', at)]))
    .executeTakeFirst()
  if (!found) return undefined
  const { id, name, expiresAt, lastUsedAt, role } = found
  if (!lastUsedAt || at.getTime() - lastUsedAt.getTime() >= tokenUseNotedMs) {
    await db.updateTable('api_tokens').set({ last_used_at: at }).where('id', '=', id).execute()
  }
  const scopes = found.scopes.filter((scope) => !role || scopesOfRole[role].includes(scope))
  return { name, scopes, expiresAt }
}
