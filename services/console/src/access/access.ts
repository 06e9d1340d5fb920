/**
 * Who asks: an account by its session, the owner of the machine by the one-time link or the console's
 * token, a program by a bearer token.
 */
import type { Clock } from '@jianbao/runtime'
import { type Role, type Scope, scopesOfRole } from '@jianbao/schema'
import {
  admitApiToken,
  apiTokenPrefix,
  beginSession,
  checkPassword,
  type Db,
  endSession,
  hasAccounts,
  readSession,
} from '@jianbao/store'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ConsoleError } from '../console-errors.ts'
import { sessionMsMax } from '../limits.ts'
import { isSameSecret, openConsoleToken } from './console-token.ts'
import { openFailedLogins } from './failed-logins.ts'
import { openLoginLinks } from './login-links.ts'
import { openOwnerSessions } from './owner-sessions.ts'

/** Whoever asks, and what they hold. */
export interface Identity {
  readonly via: 'cookie' | 'token'
  readonly expiresAt: Date | null
  /** Of the account or the token; null for the one-time link and the console's token. */
  readonly name: string | null
  readonly role: Role | null
  readonly scopes: readonly Scope[]
  /** Where an account asks. */
  readonly accountId: string | null
}

/** What somebody logs in by. */
export type LogInBy =
  | { readonly code: string }
  | { readonly token: string }
  | { readonly name: string; readonly password: string }

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
  isOwnPassword(
    request: FastifyRequest,
    given: { name: string; password: string },
  ): Promise<boolean>
  /** Whether anybody can log in by a name. */
  hasAccounts(): Promise<boolean>
}

/** The link and the token mean whoever runs the machine. */
const owner = {
  name: null,
  role: 'administrator',
  scopes: scopesOfRole.administrator,
  accountId: null,
} as const

/** Sessions of accounts stand in the ledger; this tells their cookies from the owner's. */
const accountCookie = /^a\.([\w-]{43})$/

export async function openAccess(deps: { home: string; db: Db; clock: Clock }): Promise<Access> {
  const { db, clock } = deps
  const token = await openConsoleToken(deps.home)
  const ownerSessions = openOwnerSessions(token.secret, clock)
  const links = openLoginLinks(clock)
  const failed = openFailedLogins(clock)

  const byBearer = async (bearer: string): Promise<Identity | null> => {
    if (!bearer.startsWith(apiTokenPrefix)) {
      return isSameSecret(bearer, token.secret) ? { ...owner, via: 'token', expiresAt: null } : null
    }
    const admitted = await admitApiToken(db, { token: bearer, at: clock.now() })
    return admitted ? { ...admitted, via: 'token', role: null, accountId: null } : null
  }
  const byCookie = async (cookie: string): Promise<Identity | null> => {
    const [, secret] = accountCookie.exec(cookie) ?? []
    if (secret === undefined) {
      const expiresAt = ownerSessions.check(cookie)
      return expiresAt && { ...owner, via: 'cookie', expiresAt }
    }
    const found = await readSession(db, { secret, at: clock.now() })
    return found ? { ...found, via: 'cookie', scopes: scopesOfRole[found.role] } : null
  }
  const checkAccount = (request: FastifyRequest, given: { name: string; password: string }) =>
    failed.attemptSlowly([request.ip, `name ${given.name.toLowerCase()}`], () =>
      checkPassword(db, given),
    )
  const beginAccountSession = async (
    request: FastifyRequest,
    given: { name: string; password: string },
  ) => {
    const account = await checkAccount(request, given)
    const at = clock.now()
    const expiresAt = new Date(at.getTime() + sessionMsMax)
    const secret = account && (await beginSession(db, { account, at, expiresAt }))
    if (!secret) throw new ConsoleError('wrong-password')
    return `a.${secret}`
  }
  const beginOwnerSession = async (
    request: FastifyRequest,
    by: { code: string } | { token: string },
  ) => {
    const isRight = async () =>
      'code' in by ? links.redeem(by.code) : isSameSecret(by.token.trim(), token.secret)
    const entered = await failed.attempt([request.ip], async () => (await isRight()) || null)
    if (!entered) throw new ConsoleError('code' in by ? 'login-link-used' : 'wrong-token')
    return ownerSessions.begin()
  }

  const find = async (request: FastifyRequest): Promise<Identity | null> => {
    const bearer = bearerOf(request)
    if (bearer !== undefined) return await byBearer(bearer)
    const cookie = cookieOf(request)
    return cookie === undefined ? null : await byCookie(cookie)
  }

  return {
    tokenPath: token.path,
    createLoginCode: links.create,
    hasAccounts: () => hasAccounts(db),
    identify: async (request) => {
      if (bearerOf(request) === undefined) return await find(request)
      const identity = await failed.attempt([request.ip], () => find(request))
      if (!identity) throw new ConsoleError('wrong-token')
      return identity
    },
    isLoggedIn: async (request) => (await find(request)) !== null,
    logIn: async (request, reply, by) => {
      const value =
        'password' in by
          ? await beginAccountSession(request, by)
          : await beginOwnerSession(request, by)
      reply.setCookie(cookieName(request), value, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        maxAge: sessionMsMax / 1000,
      })
    },
    logOut: async (request, reply) => {
      const cookie = cookieOf(request)
      if (cookie === undefined) return false
      const [, secret] = accountCookie.exec(cookie) ?? []
      if (secret === undefined) ownerSessions.end(cookie)
      else await endSession(db, secret)
      reply.clearCookie(cookieName(request), { path: '/' })
      return true
    },
    isOwnPassword: async (request, given) => (await checkAccount(request, given)) !== null,
  }
}

const bearerOf = ({ headers }: FastifyRequest) =>
  /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]?.trim()

const cookieOf = (request: FastifyRequest) => request.cookies[cookieName(request)]

/** Cookies know no ports: two consoles on one machine must not log each other out. */
function cookieName(request: FastifyRequest): string {
  return `jianbao_session_${request.socket.localPort ?? 0}`
}
