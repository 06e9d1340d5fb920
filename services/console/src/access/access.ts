/** Who has logged in: by the session cookie, or by the token itself for programs. */
import type { Clock } from '@jianbao/runtime'
import { type Role, type Scope, scopesOfRole } from '@jianbao/schema'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ConsoleError } from '../console-errors.ts'
import { sessionMsMax } from '../limits.ts'
import { isSameSecret, openConsoleToken } from './console-token.ts'
import { openFailedLogins } from './failed-logins.ts'
import { openLoginLinks } from './login-links.ts'
import { openSessions } from './sessions.ts'

/** Whoever asks, and what they hold. */
export interface Identity {
  readonly via: 'cookie' | 'token'
  readonly expiresAt: Date | null
  /** Of the account or the token; null for the one-time link and the console's token. */
  readonly name: string | null
  readonly role: Role | null
  readonly scopes: readonly Scope[]
}

export interface Access {
  /** Where a person finds the token. */
  readonly tokenPath: string
  createLoginCode(): string
  /** Null when nobody has logged in. Throws `too-many-attempts` and `wrong-token` for a bad token. */
  identify(request: FastifyRequest): Promise<Identity | null>
  /** Logs in by a one-time code or the token; throws when neither is right. */
  logIn(
    request: FastifyRequest,
    reply: FastifyReply,
    given: { code?: string; token?: string },
  ): void
  logOut(request: FastifyRequest, reply: FastifyReply): boolean
}

/** The link and the token mean whoever runs the machine. */
const owner = { name: null, role: 'administrator', scopes: scopesOfRole.administrator } as const

export async function openAccess(home: string, clock: Clock): Promise<Access> {
  const token = await openConsoleToken(home)
  const sessions = openSessions(token.secret, clock)
  const links = openLoginLinks(clock)
  const failed = openFailedLogins(clock)

  const cookieOf = (request: FastifyRequest) => request.cookies[cookieName(request)]
  const checkToken = (request: FastifyRequest, given: string) => {
    if (failed.isBlocked(request.ip)) throw new ConsoleError('too-many-attempts')
    if (isSameSecret(given.trim(), token.secret)) return
    failed.add(request.ip)
    throw new ConsoleError('wrong-token')
  }
  const redeemCode = (request: FastifyRequest, code: string) => {
    if (failed.isBlocked(request.ip)) throw new ConsoleError('too-many-attempts')
    if (links.redeem(code)) return
    failed.add(request.ip)
    throw new ConsoleError('login-link-used')
  }

  return {
    tokenPath: token.path,
    createLoginCode: links.create,
    identify: async (request) => {
      const [, bearer] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? []
      if (bearer !== undefined) {
        checkToken(request, bearer)
        return { ...owner, via: 'token', expiresAt: null }
      }
      const expiresAt = sessions.check(cookieOf(request))
      return expiresAt && { ...owner, via: 'cookie', expiresAt }
    },
    logIn: (request, reply, { code, token: given }) => {
      if (code !== undefined) redeemCode(request, code)
      else checkToken(request, given ?? '')
      reply.setCookie(cookieName(request), sessions.begin(), {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        maxAge: sessionMsMax / 1000,
      })
    },
    logOut: (request, reply) => {
      const cookie = cookieOf(request)
      if (cookie === undefined) return false
      sessions.end(cookie)
      reply.clearCookie(cookieName(request), { path: '/' })
      return true
    },
  }
}

/** Cookies know no ports: two consoles on one machine must not log each other out. */
function cookieName(request: FastifyRequest): string {
  return `jianbao_session_${request.socket.localPort ?? 0}`
}
