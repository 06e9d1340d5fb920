/**
 * Who asks: an account by its session, the owner of the machine by the one-time link or the console's
 * token, a program by a bearer token.
 */
import type { Clock } from '@jianbao/runtime'
import { admitApiToken, apiTokenPrefix, type Db, hasAccounts } from '@jianbao/store'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ConsoleError } from '../console-errors.ts'
import { sessionMsMax } from '../limits.ts'
import { isAccountCookie, type NameAndPassword, openAccountLogins } from './account-logins.ts'
import { openFailedLogins } from './failed-logins.ts'
import type { Identity } from './identity.ts'
import { isLocal } from './network-guard.ts'
import { openOwnerLogins } from './owner-logins.ts'

/** What somebody logs in by. */
export type LogInBy = { readonly code: string } | { readonly token: string } | NameAndPassword

export interface Access {
  /** Where a person finds the console's token. */
  readonly tokenPath: string
  createLoginCode(): string
  /** Null when nobody has logged in. Throws `too-many-attempts` and `wrong-token` for a bad bearer. */
  identify(request: FastifyRequest): Promise<Identity | null>
  /** Whether the login of a request that goes on is still one: a stream outlives what began it. */
  isLoggedIn(request: FastifyRequest): Promise<boolean>
  /** Throws `too-many-attempts`, or what was wrong. */
  logIn(request: FastifyRequest, reply: FastifyReply, by: LogInBy): Promise<void>
  logOut(request: FastifyRequest, reply: FastifyReply): Promise<boolean>
  /** Whether this is the account's password; guessing is slowed down as at the login. */
  isOwnPassword(request: FastifyRequest, given: NameAndPassword): Promise<boolean>
  /** Whether anybody can log in by a name. */
  hasAccounts(): Promise<boolean>
}

interface Deps {
  readonly home: string
  /** Where other machines open the console. */
  readonly consoleUrl: string | undefined
  readonly db: Db
  readonly clock: Clock
}

export async function openAccess({ home, consoleUrl, db, clock }: Deps): Promise<Access> {
  const failed = openFailedLogins(clock)
  const owner = await openOwnerLogins({ home, clock, failed })
  const accounts = openAccountLogins({ db, clock, failed })

  const byToken = async (token: string): Promise<Identity | null> => {
    const admitted = await admitApiToken(db, { token, at: clock.now() })
    return admitted ? { ...admitted, via: 'token', role: null, accountId: null } : null
  }
  const find = async (request: FastifyRequest): Promise<Identity | null> => {
    const bearer = bearerOf(request)
    if (bearer?.startsWith(apiTokenPrefix)) return await byToken(bearer)
    if (bearer !== undefined) return owner.byToken(request, bearer)
    const cookie = cookieOf(request)
    if (cookie === undefined) return null
    return isAccountCookie(cookie) ? accounts.byCookie(cookie) : owner.byCookie(request, cookie)
  }

  return {
    tokenPath: owner.tokenPath,
    createLoginCode: owner.createLoginCode,
    hasAccounts: () => hasAccounts(db),
    identify: async (request) => {
      if (bearerOf(request) === undefined) return await find(request)
      const identity = await failed.attempt([request.ip], () => find(request))
      if (!identity) throw new ConsoleError('wrong-token')
      return identity
    },
    isLoggedIn: async (request) => (await find(request)) !== null,
    logIn: async (request, reply, by) => {
      const begun = 'password' in by ? accounts.begin(request, by) : owner.begin(request, by)
      reply.setCookie(cookieName(request), await begun, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: !isLocal(request) && (consoleUrl?.startsWith('https:') ?? false),
        maxAge: sessionMsMax / 1000,
      })
    },
    logOut: async (request, reply) => {
      const cookie = cookieOf(request)
      if (cookie === undefined) return false
      if (isAccountCookie(cookie)) await accounts.end(cookie)
      else owner.end(cookie)
      reply.clearCookie(cookieName(request), { path: '/' })
      return true
    },
    isOwnPassword: accounts.isPassword,
  }
}

const bearerOf = ({ headers }: FastifyRequest) =>
  /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]?.trim()

const cookieOf = (request: FastifyRequest) => request.cookies[cookieName(request)]

/** Cookies know no ports: two consoles on one machine must not log each other out. */
function cookieName({ server }: FastifyRequest): string {
  // Not of the socket: the pages ask the API within the process, with the cookie of whoever opens them.
  const address = server.server.address()
  return `jianbao_session_${typeof address === 'object' ? (address?.port ?? 0) : 0}`
}
