/** Accounts and sessions without the third of a second that each hash of a password takes. */
import type { Role } from '@jianbao/schema'
import { addAccount, beginSession } from '@jianbao/store'
import type { TestConsole } from './a-console.ts'

export const password = 'correct horse battery'

/** An account with the `password` above. The first one's hash serves the others of the ledger. */
export async function anAccount(it: TestConsole, name: string, role: Role): Promise<string> {
  const { db, context } = it
  const at = context.clock.now()
  const known = await db.selectFrom('accounts').select('password').limit(1).executeTakeFirst()
  if (!known) {
    const by = { actor: null, origin: 'cli' } as const
    const added = await addAccount(db, { name, role, password, at, by })
    return added?.id ?? ''
  }
  const row = { name, role, password: known.password, created_at: at, password_at: at }
  const added = await db.insertInto('accounts').values(row).returning('id').executeTakeFirst()
  return added?.id ?? ''
}

/** Headers of a browser that this account has logged in with. */
export async function loggedInAs(it: TestConsole, id: string) {
  const { db, context, console: running } = it
  const at = context.clock.now()
  const { password: hash } = await db
    .selectFrom('accounts')
    .select('password')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const expiresAt = new Date(at.getTime() + 7 * 24 * 3_600_000)
  const secret = await beginSession(db, { account: { id, hash }, at, expiresAt })
  const cookie = `jianbao_session_${new URL(running.url).port}=a.${secret}`
  return { cookie, origin: running.url }
}
