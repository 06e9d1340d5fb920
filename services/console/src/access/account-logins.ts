/** People with an account. Their sessions stand in the ledger. */
import type { Clock } from '@jianbao/runtime'
import { scopesOfRole } from '@jianbao/schema'
import { beginSession, checkPassword, type Db, endSession, readSession } from '@jianbao/store'
import type { FastifyRequest } from 'fastify'
import { ConsoleError } from '../console-errors.ts'
import { sessionMsMax } from '../limits.ts'
import type { FailedLogins } from './failed-logins.ts'
import type { Identity } from './identity.ts'

export interface NameAndPassword {
  readonly name: string
  readonly password: string
}

export interface AccountLogins {
  byCookie(cookie: string): Promise<Identity | null>
  isPassword(request: FastifyRequest, given: NameAndPassword): Promise<boolean>
  /** A new session's cookie. Throws `wrong-password` or `too-many-attempts`. */
  begin(request: FastifyRequest, given: NameAndPassword): Promise<string>
  end(cookie: string): Promise<void>
}

/** Tells the cookies of accounts from the owner's. */
const shape = /^a\.([\w-]{43})$/
export const isAccountCookie = (cookie: string) => shape.test(cookie)
const secretOf = (cookie: string) => shape.exec(cookie)?.[1] ?? ''

export function openAccountLogins({
  db,
  clock,
  failed,
}: {
  db: Db
  clock: Clock
  failed: FailedLogins
}): AccountLogins {
  const check = (request: FastifyRequest, given: NameAndPassword) =>
    failed.attemptSlowly([request.ip, `name ${given.name.toLowerCase()}`], () =>
      checkPassword(db, given),
    )
  return {
    byCookie: async (cookie) => {
      const found = await readSession(db, { secret: secretOf(cookie), at: clock.now() })
      return found ? { ...found, via: 'cookie', scopes: scopesOfRole[found.role] } : null
    },
    isPassword: async (request, given) => (await check(request, given)) !== null,
    begin: async (request, given) => {
      const account = await check(request, given)
      const at = clock.now()
      const expiresAt = new Date(at.getTime() + sessionMsMax)
      const secret = account && (await beginSession(db, { account, at, expiresAt }))
      if (!secret) throw new ConsoleError('wrong-password')
      return `a.${secret}`
    },
    end: (cookie) => endSession(db, secretOf(cookie)),
  }
}
