import { apiRoutes, isAllowed } from '@jianbao/schema'
import type { FastifyInstance } from 'fastify'
import type { Access } from '../access/access.ts'
import { identityOf } from '../access/require-scope.ts'
import { serve } from './serve.ts'

export function sessionRoutes(app: FastifyInstance, { access }: { access: Access }): void {
  serve(app, 'GET /api/session', async ({ request }) => {
    const { expiresAt, scopes, ...who } = identityOf(request)
    const open = Object.entries(apiRoutes).filter(([, route]) => isAllowed(scopes, route.scope))
    return {
      ...who,
      expiresAt: expiresAt?.toISOString() ?? null,
      scopes: [...scopes],
      may: open.map(([key]) => key),
    }
  })

  serve(app, 'DELETE /api/session', async ({ request, reply }) => ({
    changed: access.logOut(request, reply),
  }))
}
