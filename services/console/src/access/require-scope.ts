/**
 * The one place that lets a login through or not. A route says what it needs in its `config`; one that
 * says nothing is refused to everybody but administrators.
 */
import { isAllowed, type Needed, type Scope } from '@jianbao/schema'
import type { Actor } from '@jianbao/store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ConsoleError } from '../console-errors.ts'
import type { Access } from './access.ts'
import type { Identity } from './identity.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly scope?: Needed
  }
}

const identities = new WeakMap<FastifyRequest, Identity>()

/** For every route of this scope of the server. */
export function requireScope(app: FastifyInstance, access: Access): void {
  app.addHook('onRequest', async (request) => {
    const identity = await access.identify(request)
    if (!identity) throw new ConsoleError('not-logged-in')
    const needed = request.routeOptions.config.scope ?? 'administer'
    if (!isAllowed(identity.scopes, needed)) throw new ConsoleError('not-allowed')
    identities.set(request, identity)
  })
}

/** Who asks, in a route behind `requireScope`. */
export function identityOf(request: FastifyRequest): Identity {
  const identity = identities.get(request)
  if (!identity) throw new ConsoleError('not-logged-in')
  return identity
}

/** What they hold; nothing where nobody is asked to log in. */
export function scopesOf(request: FastifyRequest): readonly Scope[] {
  return identities.get(request)?.scopes ?? []
}

/** Who asks, for the trails of what was done. */
export function actorOf(request: FastifyRequest): Actor {
  const { name, accountId } = identityOf(request)
  const actorKind = name === null ? 'owner' : accountId === null ? 'token' : 'account'
  return { actor: name, actorKind, origin: 'console' }
}
