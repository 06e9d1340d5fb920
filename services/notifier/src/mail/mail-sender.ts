/** Digests by mail: the frozen content with the reader's links, signed, to one address. */
import { fillPersonalLinks } from '@jianbao/rendering'
import { mailEnvelope } from '@jianbao/schema'
import { type Db, type LeasedDelivery, noteSent } from '@jianbao/store'
import type { Sender, UrlOf } from '../delivery/sender.ts'
import { buildMail } from './build-mail.ts'
import { judgeAnswer } from './judge-answer.ts'
import type { MailDoor } from './mail-door.ts'
import type { MailSigner } from './sign-mail.ts'

/** The bytes without a signature: the same for every attempt with the same envelope. */
async function unsignedBytes(lease: LeasedDelivery, urlOf: UrlOf): Promise<Buffer> {
  const envelope = mailEnvelope.parse(lease.envelope)
  const url: (link: Parameters<UrlOf>[0]) => string = (link) => urlOf(link) ?? envelope.publicUrl
  return await buildMail({
    digestId: lease.digestId,
    messageId: lease.messageId,
    date: lease.composedAt,
    envelope,
    subject: lease.content.subject,
    html: fillPersonalLinks(lease.content.html, url),
    text: fillPersonalLinks(lease.content.text, url),
    unsubscribeUrl: url({ kind: 'unsubscribe-digest' }),
  })
}

export function mailSender(tools: { db: Db; door: MailDoor; signer: MailSigner }): Sender {
  const { db, door, signer } = tools
  return {
    obstacle: door.obstacle,
    pause: door.pause,
    async prepare(lease, urlOf) {
      const unsigned = await unsignedBytes(lease, urlOf)
      // A mail that may have arrived goes again as it was, though the key may be another by now.
      const dkimSignature = lease.envelope.dkimSignature ?? (await signer(unsigned))
      const bytes = Buffer.concat([Buffer.from(dkimSignature), unsigned])
      await noteSent(db, { deliveryId: lease.id, attempt: lease.attempt, bytes, dkimSignature })
      return async () => judgeAnswer(await door.send(lease.envelope, bytes))
    },
  }
}
