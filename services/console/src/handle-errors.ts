/** Every refusal and failure becomes one clear sentence: JSON for programs, a small page for people. */
import type { Sentence } from '@jianbao/schema'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { ConsoleError, type ConsoleErrorCode, consoleErrors, errorBody } from './console-errors.ts'
import { smallPage } from './html.ts'

export function handleErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => refuse(request, reply, 'not-found'))
  app.setErrorHandler((error, request, reply) => {
    const { code, detail } = recognise(error)
    if (consoleErrors[code].status >= 500) {
      request.log.error(
        { err: error, method: request.method, route: request.routeOptions.url },
        code,
      )
    }
    return refuse(request, reply, code, detail)
  })
}

function recognise(error: unknown): {
  code: ConsoleErrorCode
  detail?: string | Sentence | undefined
} {
  if (error instanceof ConsoleError) return { code: error.code, detail: error.detail }
  if (!(error instanceof Error)) return { code: 'internal' }
  if (hasZodFastifySchemaValidationErrors(error)) {
    // An address that cannot be one: half a link, a letter too many.
    if ('validationContext' in error && error.validationContext === 'params')
      return { code: 'not-found' }
    const where = error.validation.map((issue) => `${issue.instancePath} ${issue.message}`)
    return { code: 'invalid-request', detail: where.join('; ').slice(0, 500) }
  }
  if (error.name === 'QueueUnavailable') return { code: 'queues-away' }
  if (isLedgerAway(error)) return { code: 'ledger-away' }
  return { code: byFastify(error) }
}

/** Fastify's own refusals (a body too large, a broken JSON) carry a status below 500. */
function byFastify(error: Error): ConsoleErrorCode {
  const status = 'statusCode' in error ? error.statusCode : 500
  if (status === 413) return 'too-large'
  if (status === 415) return 'unsupported-body'
  return typeof status === 'number' && status < 500 ? 'invalid-request' : 'internal'
}

// PostgreSQL's own: no such database, broken connections, shutting down, too many connections.
const refusals = /^(?:3D000|08\w{3}|57P0[123]|53300)$/

function isLedgerAway(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : ''
  const isConnecting = 'syscall' in error && error.syscall === 'connect'
  return isConnecting || refusals.test(code) || /^Connection terminated/.test(error.message)
}

const waysOn: Partial<Record<ConsoleErrorCode, string>> = {
  'not-logged-in': '<p><a href="/login">登录 <span lang="en">Log in</span></a></p>',
  'not-found': '<p><a href="/">回到总览 <span lang="en">Overview</span></a></p>',
}

const titles: Readonly<Record<number, string>> = {
  401: '请先登录',
  403: '没有权限',
  404: '找不到这个页面',
  429: '请稍后再试',
}

const titleOf = (status: number) =>
  titles[status] ?? (status >= 500 ? '服务暂时不可用' : '没有完成')

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ConsoleErrorCode,
  detail?: string | Sentence,
): FastifyReply {
  const { status, zh, en } = consoleErrors[code]
  reply.status(status)
  if (code === 'too-many-attempts') reply.header('retry-after', '60')
  if (code === 'too-many-requests') reply.header('retry-after', '600')
  if (code === 'not-logged-in') reply.header('www-authenticate', 'Bearer realm="jianbao"')
  const wantsPage = !request.url.startsWith('/api') && request.headers.accept?.includes('text/html')
  if (!wantsPage) return reply.type('application/json').send(errorBody(code, detail))
  const next = waysOn[code] ?? ''
  const title = titleOf(status)
  const main = `<h1>${title}</h1><p>${zh}<br><span lang="en">${en}</span></p>${next}`
  return reply.type('text/html; charset=utf-8').send(smallPage({ title: `${title} · 简报`, main }))
}
