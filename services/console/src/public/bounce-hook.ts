/**
 * `POST /hooks/bounces`: mails that came back, told by the operator's mail server. Either the report
 * as it is (RFC 3464, `message/rfc822`), or JSON with a code of RFC 3463 from a provider's own hook.
 * The answer is the same for known and unknown addresses.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Clock, Settings } from '@jianbao/runtime'
import { type Bounce, type Db, noteBounce } from '@jianbao/store'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ConsoleError } from '../console-errors.ts'
import { bounceBytesMax, diagnosticCharsMax, hardBouncesMax } from '../limits.ts'
import { readBounceReport } from './read-bounce-report.ts'

interface Deps {
  readonly db: Db
  readonly clock: Clock
  readonly settings: Settings
  readonly log: FastifyBaseLogger
}

const jsonBounce = z.object({
  status: z.string().regex(/^[245]\.\d{1,3}\.\d{1,3}$/),
  recipient: z.string().max(320).optional(),
  messageId: z.string().max(1_000).optional(),
  diagnostic: z.string().max(10_000).optional(),
})

const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes)

/** Of equal length whatever was given, so that the time it takes tells nothing. */
function checkToken(request: FastifyRequest, token: string | undefined): void {
  const [, given = ''] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? []
  const isRight = token !== undefined && timingSafeEqual(hash(given).digest(), hash(token).digest())
  if (!isRight) throw new ConsoleError('wrong-hook-token')
}

async function readBody(body: unknown): Promise<Bounce[]> {
  if (Buffer.isBuffer(body)) return await readBounceReport(body)
  const read = jsonBounce.safeParse(body)
  if (!read.success) return []
  const { status, recipient = null, messageId = null, diagnostic = null } = read.data
  const reportSha256 = hash(JSON.stringify([status, recipient, messageId])).digest('hex')
  return [{ status, recipient, messageId, diagnostic, reportSha256 }]
}

/** In a scope of its own: it takes mails as bodies. */
export function bounceHook(app: FastifyInstance, { db, clock, settings, log }: Deps): void {
  app.addContentTypeParser(
    /^(?:message\/rfc822|multipart\/report|text\/plain|application\/octet-stream)/,
    { parseAs: 'buffer', bodyLimit: bounceBytesMax },
    (_request, body, done) => done(null, body),
  )
  const onRequest = async (request: FastifyRequest) => checkToken(request, settings.bounceToken)
  app.post('/hooks/bounces', { schema: { hide: true }, onRequest }, async (request, reply) => {
    const bounces = await readBody(request.body)
    if (bounces.length === 0) throw new ConsoleError('not-a-bounce')
    for (const bounce of bounces) {
      const diagnostic = bounce.diagnostic?.slice(0, diagnosticCharsMax) ?? null
      const given = { at: clock.now(), bouncesMax: hardBouncesMax }
      const outcome = await noteBounce(db, { ...bounce, diagnostic }, given)
      // No address: it may be somebody's who never agreed to anything.
      log.info({ status: bounce.status, outcome }, 'a bounce was reported')
    }
    return reply.status(202).send({ noted: bounces.length })
  })
}
