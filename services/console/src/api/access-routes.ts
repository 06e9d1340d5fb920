/** Accounts, tokens and their trail: for administrators. */
import type { Clock } from '@jianbao/runtime'
import {
  addAccount,
  changePassword,
  changeRole,
  type Db,
  listAccessEvents,
  listAccounts,
  listApiTokens,
  makeApiToken,
  readAccount,
  removeAccount,
  revokeApiToken,
} from '@jianbao/store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actorOf, identityOf } from '../access/require-scope.ts'
import { ConsoleError } from '../console-errors.ts'
import { accountsShownMax, tokensShownMax } from '../limits.ts'
import { readCursor, toPage } from './page-cursor.ts'
import { serve } from './serve.ts'
import { withIsoTimes } from './with-iso-times.ts'

const dayMs = 24 * 60 * 60_000

export function accessRoutes(app: FastifyInstance, deps: { db: Db; clock: Clock }): void {
  const { db, clock } = deps
  accountRoutes(app, deps)

  serve(app, 'GET /api/tokens', async () => {
    const at = clock.now()
    const rows = await listApiTokens(db, tokensShownMax)
    return {
      items: rows.map((row) => ({
        ...withIsoTimes(row),
        scopes: [...row.scopes],
        expired: row.expiresAt !== null && row.expiresAt <= at,
      })),
    }
  })

  serve(app, 'POST /api/tokens', async ({ request, body: { days, ...given } }) => {
    const at = clock.now()
    const expiresAt = days === undefined ? null : new Date(at.getTime() + days * dayMs)
    const { accountId } = identityOf(request)
    return await makeApiToken(db, { ...given, accountId, expiresAt, at, by: actorOf(request) })
  })

  serve(app, 'DELETE /api/tokens/:id', async ({ request, params }) => ({
    changed: await revokeApiToken(db, { id: params.id, at: clock.now(), by: actorOf(request) }),
  }))

  serve(app, 'GET /api/access-events', async ({ query: { limit, after } }) => {
    const rows = await listAccessEvents(db, { limit: limit + 1, after: readCursor(after) })
    return toPage(rows, limit, { at: (row) => row.at, item: withIsoTimes })
  })
}

function accountRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  const isOwn = (request: FastifyRequest, id: string) => identityOf(request).accountId === id

  serve(app, 'GET /api/accounts', async ({ request }) => {
    const rows = await listAccounts(db, accountsShownMax)
    return { items: rows.map((row) => ({ ...withIsoTimes(row), own: isOwn(request, row.id) })) }
  })

  serve(app, 'POST /api/accounts', async ({ request, body }) => {
    const added = await addAccount(db, { ...body, at: clock.now(), by: actorOf(request) })
    if (!added) throw new ConsoleError('name-taken')
    return { id: added.id }
  })

  serve(app, 'POST /api/accounts/:id', async ({ request, params: { id }, body }) => {
    const at = clock.now()
    const by = actorOf(request)
    const account = await readAccount(db, id)
    if (!account) throw new ConsoleError('not-found')
    const { role, password } = body
    if (role !== undefined && role !== account.role && isOwn(request, id)) {
      throw new ConsoleError('own-account')
    }
    const roleChanged = role !== undefined && (await changeRole(db, { id, role, at, by }))
    const passwordChanged =
      password !== undefined && (await changePassword(db, { id, password, at, by }))
    return { changed: roleChanged || passwordChanged }
  })

  serve(app, 'DELETE /api/accounts/:id', async ({ request, params: { id } }) => {
    if (isOwn(request, id)) throw new ConsoleError('own-account')
    return { changed: await removeAccount(db, { id, at: clock.now(), by: actorOf(request) }) }
  })
}
