/**
 * Digests to a program: a CloudEvent, signed as Standard Webhooks says. The id and the body of a
 * retry are those of the first attempt, so a receiver that has it already knows.
 */
import { renderCloudEvent } from '@jianbao/rendering'
import type { Clock } from '@jianbao/runtime'
import { beginPart, type Db, endPart, freezeParts, type LeasedDelivery } from '@jianbao/store'
import { Webhook } from 'standardwebhooks'
import type { Sender } from '../delivery/sender.ts'
import type { HttpDoor } from '../http/http-door.ts'
import { judgeWebhook } from './judge-answer.ts'

const webhookId = (digestId: string) => `msg_${digestId.replaceAll('-', '')}`

/** `whsec_…` is base64; any other secret counts as it is written. */
function signerOf(secret: string): Webhook {
  return secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(secret, { format: 'raw' })
}

function headersOf(lease: LeasedDelivery, secret: string, body: string, at: Date) {
  const id = webhookId(lease.digestId)
  return {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'Jianbao',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': signerOf(secret).sign(id, at, body),
  }
}

export function webhookSender(tools: { db: Db; clock: Clock; door: HttpDoor }): Sender {
  const { db, clock, door } = tools
  return {
    obstacle: () => null,
    async prepare(lease, urlOf) {
      const { url, secret } = lease.config
      if (url === undefined || secret === undefined)
        throw new Error('A webhook without url or secret.')
      const unsubscribeUrl = urlOf({ kind: 'unsubscribe-digest' })
      const { publicUrl } = lease.envelope
      const make = () => [renderCloudEvent({ ...lease, publicUrl, unsubscribeUrl })]
      const [frozen] = await freezeParts(db, { deliveryId: lease.id, make })
      const content = frozen?.content ?? ''
      const headers = headersOf(lease, secret, content, clock.now())
      const body = Buffer.from(content)
      const part = { deliveryId: lease.id, part: 1 }
      await beginPart(db, { ...part, sent: body, at: clock.now() })
      return async () => {
        const said = judgeWebhook(await door.post({ url, headers, body }), clock.now())
        const state = said.kind === 'accepted' ? 'accepted' : 'waiting'
        await endPart(db, { ...part, state, answer: said.answer })
        return said
      }
    },
  }
}
