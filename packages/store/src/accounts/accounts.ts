/** Accounts of the console: a name, a role and a password, of which only the hash is kept. */
import type { Role } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'
import { type Actor, noteAccess } from './access-trail.ts'
import { hashPassword } from './password.ts'

export interface AccountRow {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly createdAt: Date
  readonly passwordAt: Date
  readonly lastLoginAt: Date | null
}

const selectAccounts = (db: Db) =>
  db
    .selectFrom('accounts')
    .select([
      'id',
      'name',
      'role',
      'created_at as createdAt',
      'password_at as passwordAt',
      'last_login_at as lastLoginAt',
    ])

/** In the order of their names. */
export async function listAccounts(db: Db, limit: number): Promise<AccountRow[]> {
  return await selectAccounts(db).orderBy(sql`lower(name)`).limit(limit).execute()
}

export async function hasAccounts(db: Db): Promise<boolean> {
  return (await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function readAccount(db: Db, id: string): Promise<AccountRow | undefined> {
  return await selectAccounts(db).where('id', '=', id).executeTakeFirst()
}

/** Names are one whatever their case. */
export async function findAccount(db: Db, name: string): Promise<AccountRow | undefined> {
  return await selectAccounts(db)
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .executeTakeFirst()
}

/** The new account, or null when the name is taken. */
export async function addAccount(
  db: Db,
  given: { name: string; role: Role; password: string; at: Date; by: Actor },
): Promise<AccountRow | null> {
  const { name, role, at, by } = given
  const password = await hashPassword(given.password)
  return await db.transaction().execute(async (trx) => {
    const added = await trx
      .insertInto('accounts')
      .values({ name, role, password, created_at: at, password_at: at })
      .onConflict((on) => on.expression(sql`lower(name)`).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) return null
    await noteAccess(trx, { at, what: 'account-added', subject: name, ...by, detail: role })
    return { id: added.id, name, role, createdAt: at, passwordAt: at, lastLoginAt: null }
  })
}

/** Ends every session of the account. False when it is gone. */
export async function changePassword(
  db: Db,
  given: { id: string; password: string; at: Date; by: Actor },
): Promise<boolean> {
  const { id, at, by } = given
  const password = await hashPassword(given.password)
  return await db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('accounts')
      .set({ password, password_at: at })
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst()
    if (!changed) return false
    await trx.deleteFrom('account_sessions').where('account_id', '=', id).execute()
    await noteAccess(trx, { at, what: 'password-changed', subject: changed.name, ...by })
    return true
  })
}

/** Ends every session of the account. False when it is gone, or has this role already. */
export async function changeRole(
  db: Db,
  { id, role, at, by }: { id: string; role: Role; at: Date; by: Actor },
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('accounts')
      .set({ role })
      .where('id', '=', id)
      .where('role', '<>', role)
      .returning('name')
      .executeTakeFirst()
    if (!changed) return false
    await trx.deleteFrom('account_sessions').where('account_id', '=', id).execute()
    const event = { at, what: 'role-changed', subject: changed.name, ...by, detail: role } as const
    await noteAccess(trx, event)
    return true
  })
}

/** Its sessions and the tokens it made go with it. False when it is gone. */
export async function removeAccount(
  db: Db,
  { id, at, by }: { id: string; at: Date; by: Actor },
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const removed = await trx
      .deleteFrom('accounts')
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst()
    if (!removed) return false
    await noteAccess(trx, { at, what: 'account-removed', subject: removed.name, ...by })
    return true
  })
}
