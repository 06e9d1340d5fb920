/** What was sent to whom, when, with which answer, as the exact bytes; and a person's buttons. */
import type { Queues } from '@jianbao/queues'
import { renderMail } from '@jianbao/rendering'
import type { Clock } from '@jianbao/runtime'
import { type DeliveredKind, type DeliveryItem, deliveryQueue, mailEnvelope } from '@jianbao/schema'
import {
  type Actor,
  type Db,
  type DeliveryPageRow,
  messageLinkUrl,
  pageDeliveries,
  readAttempts,
  readBounces,
  readDelivery,
  readLinkKey,
  readPartStates,
  readSentMail,
  readSentPart,
  sendAgain,
  settleAsAccepted,
} from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { actorOf } from '../access/require-scope.ts'
import { ConsoleError } from '../console-errors.ts'
import { attachment } from './attachment.ts'
import { readCursor, toPage } from './page-cursor.ts'
import { serve } from './serve.ts'
import { withIsoTimes } from './with-iso-times.ts'

/** The mail as it was sent last: rebuilt from what is frozen, signature and all. */
async function mailBytes(db: Db, deliveryId: string): Promise<Buffer | null> {
  const sent = await readSentMail(db, deliveryId)
  const envelope = mailEnvelope.safeParse(sent?.envelope)
  if (!sent || !envelope.success) return null
  const { publicUrl, linkKeyVersion, dkimSignature = '' } = envelope.data
  const key = await readLinkKey(db, linkKeyVersion)
  if (!key) return null
  const { digestId } = sent
  const mail = await renderMail({ ...sent, envelope: envelope.data }, (link) =>
    messageLinkUrl(key, { publicUrl, digestId }, link),
  )
  return Buffer.concat([Buffer.from(dkimSignature), mail])
}

/** Written where the receiver's answer would stand. */
function seenBy({ actor, actorKind }: Actor): string {
  const who = { account: actor, token: `令牌“${actor}”`, owner: '本机管理员' }
  return `已由人工确认送达（${actorKind ? who[actorKind] : '终端'}）。`
}

export function deliveryRoutes(
  app: FastifyInstance,
  { db, queues, clock }: { db: Db; queues: Queues; clock: Clock },
): void {
  /** A hint: without queues the notifier's next tick finds it. */
  const relay = async (id: string) => {
    const row = await readDelivery(db, id)
    if (row?.state !== 'pending' || row.kind === 'feed') return
    const job = { deliveryId: id, attempt: row.attempt + 1 }
    await queues.relay(deliveryQueue(row.kind satisfies DeliveredKind), job).catch(() => undefined)
  }
  const acted = async (id: string, changed: boolean) => {
    if (changed) await relay(id)
    return { changed }
  }

  serve(app, 'GET /api/deliveries', async ({ query }) => {
    const { limit, after, ...filter } = query
    const given = { ...filter, limit: limit + 1, after: readCursor(after) }
    const rows = await pageDeliveries(db, given)
    return toPage(rows, limit, { at: (row) => row.createdAt, item: toItem })
  })

  serve(app, 'GET /api/deliveries/:id', async ({ params: { id } }) => {
    const row = await readDelivery(db, id)
    if (!row) throw new ConsoleError('not-found')
    return {
      ...toItem(row),
      attempts: (await readAttempts(db, id)).map(withIsoTimes),
      parts: (await readPartStates(db, id)).map(withIsoTimes),
      bounces: (await readBounces(db, id)).map(withIsoTimes),
    }
  })

  serve(
    app,
    'GET /api/deliveries/:id/bytes',
    async ({ params: { id }, query: { part }, reply }) => {
      const row = await readDelivery(db, id)
      if (!row) throw new ConsoleError('not-found')
      const isMail = row.kind === 'mail'
      const bytes = isMail
        ? await mailBytes(db, id)
        : await readSentPart(db, { deliveryId: id, part })
      if (!bytes) throw new ConsoleError('no-such-bytes')
      const ending = isMail ? 'eml' : row.kind === 'file' ? 'md' : 'json'
      reply.header('content-disposition', attachment(`${id.slice(0, 8)}-${part}.${ending}`))
      return reply.type('application/octet-stream').send(bytes)
    },
  )

  serve(app, 'POST /api/deliveries/:id/retry', async ({ params: { id }, request }) =>
    acted(id, await sendAgain(db, { deliveryId: id, at: clock.now(), ...actorOf(request) })),
  )

  serve(app, 'POST /api/deliveries/:id/resolve', async ({ params: { id }, body, request }) => {
    const by = actorOf(request)
    const given = { deliveryId: id, at: clock.now(), ...by }
    return body.as === 'accepted'
      ? acted(id, await settleAsAccepted(db, { ...given, answer: seenBy(by) }))
      : acted(id, await sendAgain(db, given))
  })
}

function toItem(row: DeliveryPageRow): DeliveryItem {
  return withIsoTimes(row)
}
