import type { FastifyInstance } from 'fastify'
import type { Access } from '../access/access.ts'
import { ConsoleError } from '../console-errors.ts'
import { serve } from './serve.ts'

export function sessionRoutes(app: FastifyInstance, { access }: { access: Access }): void {
  serve(app, 'GET /api/session', async ({ request }) => {
    const identity = access.identify(request)
    if (!identity) throw new ConsoleError('not-logged-in')
    return { via: identity.via, expiresAt: identity.expiresAt?.toISOString() ?? null }
  })

  serve(app, 'DELETE /api/session', async ({ request, reply }) => ({
    changed: access.logOut(request, reply),
  }))
}
