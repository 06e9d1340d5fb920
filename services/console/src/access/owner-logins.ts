/** The owner of the machine: by the one-time link or the console's token, and at the machine only. */
import type { Clock } from '@jianbao/runtime'
import { scopesOfRole } from '@jianbao/schema'
import type { FastifyRequest } from 'fastify'
import { ConsoleError } from '../console-errors.ts'
import { isSameSecret, openConsoleToken } from './console-token.ts'
import type { FailedLogins } from './failed-logins.ts'
import type { Identity } from './identity.ts'
import { openLoginLinks } from './login-links.ts'
import { isLocal } from './network-guard.ts'
import { openOwnerSessions } from './owner-sessions.ts'

const owner = {
  name: null,
  role: 'administrator',
  scopes: scopesOfRole.administrator,
  accountId: null,
} as const

export interface OwnerLogins {
  readonly tokenPath: string
  createLoginCode(): string
  byToken(request: FastifyRequest, token: string): Identity | null
  byCookie(request: FastifyRequest, cookie: string): Identity | null
  /** A new session's cookie. Throws what was wrong. */
  begin(
    request: FastifyRequest,
    by: { readonly code: string } | { readonly token: string },
  ): Promise<string>
  end(cookie: string): void
}

export async function openOwnerLogins(deps: {
  home: string
  clock: Clock
  failed: FailedLogins
}): Promise<OwnerLogins> {
  const token = await openConsoleToken(deps.home)
  const sessions = openOwnerSessions(token.secret, deps.clock)
  const links = openLoginLinks(deps.clock)
  return {
    tokenPath: token.path,
    createLoginCode: links.create,
    byToken: (request, given) =>
      isLocal(request) && isSameSecret(given, token.secret)
        ? { ...owner, via: 'token', expiresAt: null }
        : null,
    byCookie: (request, cookie) => {
      const expiresAt = isLocal(request) ? sessions.check(cookie) : null
      return expiresAt && { ...owner, via: 'cookie', expiresAt }
    },
    begin: async (request, by) => {
      if (!isLocal(request)) throw new ConsoleError('owner-is-local')
      const isRight = () =>
        'code' in by ? links.redeem(by.code) : isSameSecret(by.token.trim(), token.secret)
      const entered = await deps.failed.attempt([request.ip], async () => isRight() || null)
      if (!entered) throw new ConsoleError('code' in by ? 'login-link-used' : 'wrong-token')
      return sessions.begin()
    },
    end: sessions.end,
  }
}
