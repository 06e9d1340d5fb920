/** The login page: made by the server, so that it works while the pages are still being built. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ConsoleError, type ConsoleErrorCode, consoleErrors } from '../console-errors.ts'
import type { Access, LogInBy } from './access.ts'
import { loginPage } from './login-page.ts'
import { isLocal } from './network-guard.ts'

const query = z.object({ code: z.string().max(100).optional() })
const secret = z.string().max(200)
const form = z.union([
  z.object({ name: z.string().max(100), password: secret }),
  z.object({ token: secret }),
])
const hidden = { hide: true }

export function loginRoutes(app: FastifyInstance, { access }: { access: Access }): void {
  const page = async (
    request: FastifyRequest,
    reply: FastifyReply,
    given: { code?: ConsoleErrorCode; name?: string },
  ) => {
    // The page opens without the ledger too: the owner needs no account.
    const withAccounts = await access.hasAccounts().catch(() => false)
    const { tokenPath } = access
    return reply
      .status(given.code ? consoleErrors[given.code].status : 200)
      .type('text/html; charset=utf-8')
      .send(loginPage({ ...given, tokenPath, withAccounts, isLocal: isLocal(request) }))
  }
  const enter = async (request: FastifyRequest, reply: FastifyReply, by: LogInBy) => {
    try {
      await access.logIn(request, reply, by)
    } catch (error) {
      if (!(error instanceof ConsoleError)) throw error
      const name = 'name' in by ? { name: by.name } : {}
      return await page(request, reply, { code: error.code, ...name })
    }
    return reply.redirect('/', 303)
  }

  // HEAD must not use the link up, nor may a browser that only looks ahead.
  app.get('/login', { schema: hidden, exposeHeadRoute: false }, async (request, reply) => {
    const { code } = query.parse(request.query)
    const isLookingAhead = request.headers['sec-purpose']?.includes('prefetch')
    if (code !== undefined && !isLookingAhead) return await enter(request, reply, { code })
    return (await access.identify(request))
      ? reply.redirect('/', 303)
      : await page(request, reply, {})
  })

  app.post('/login', { schema: hidden }, async (request, reply) => {
    const given = form.safeParse(request.body)
    if (!given.success) return await page(request, reply, { code: 'invalid-request' })
    return await enter(request, reply, given.data)
  })
}
