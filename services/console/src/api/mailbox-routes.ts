import type { FastifyInstance } from 'fastify'
import { ConsoleError } from '../console-errors.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import { mailPolicy } from '../security-headers.ts'
import { attachment } from './attachment.ts'
import { serve } from './serve.ts'

export function mailboxRoutes(app: FastifyInstance, { mailbox }: { mailbox: Mailbox }): void {
  serve(app, 'GET /api/mailbox', async ({ query }) => await mailbox.list(query))

  serve(app, 'GET /api/mailbox/:name', async ({ params }) => {
    const { html, ...mail } = await mailbox.read(params.name)
    return { ...mail, html: html !== null }
  })

  serve(app, 'GET /api/mailbox/:name/html', async ({ params, reply }) => {
    const { html } = await mailbox.read(params.name)
    if (html === null) throw new ConsoleError('not-found')
    reply.header('content-security-policy', mailPolicy)
    reply.header('content-type', 'text/html; charset=utf-8')
    return reply.send(`<base target="_blank">${html}`)
  })

  serve(app, 'GET /api/mailbox/:name/raw', async ({ params, reply }) => {
    const bytes = await mailbox.readBytes(params.name)
    reply.header('content-type', 'message/rfc822')
    reply.header('content-disposition', attachment(params.name))
    return reply.send(bytes)
  })
}
