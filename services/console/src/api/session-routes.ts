import type { Clock } from '@jianbao/runtime'
import { apiRoutes, isAllowed } from '@jianbao/schema'
import { changePassword, type Db } from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import type { Access } from '../access/access.ts'
import { actorOf, identityOf } from '../access/require-scope.ts'
import { ConsoleError } from '../console-errors.ts'
import { serve } from './serve.ts'

export function sessionRoutes(
  app: FastifyInstance,
  { access, db, clock }: { access: Access; db: Db; clock: Clock },
): void {
  serve(app, 'GET /api/session', async ({ request }) => {
    const { accountId: _, expiresAt, scopes, ...who } = identityOf(request)
    const open = Object.entries(apiRoutes).filter(([, route]) => isAllowed(scopes, route.scope))
    return {
      ...who,
      expiresAt: expiresAt?.toISOString() ?? null,
      scopes: [...scopes],
      may: open.map(([key]) => key),
    }
  })

  serve(app, 'DELETE /api/session', async ({ request, reply }) => ({
    changed: await access.logOut(request, reply),
  }))

  serve(app, 'POST /api/session/password', async ({ request, reply, body }) => {
    const { accountId, name } = identityOf(request)
    if (accountId === null || name === null) throw new ConsoleError('no-account')
    if (!(await access.isOwnPassword(request, { name, password: body.current }))) {
      throw new ConsoleError('wrong-current-password')
    }
    const by = actorOf(request)
    const given = { id: accountId, password: body.password, at: clock.now(), by }
    const changed = await changePassword(db, given)
    // All sessions ended, this one too; whoever just proved who they are goes on.
    if (changed) await access.logIn(request, reply, { name, password: body.password })
    return { changed }
  })
}
