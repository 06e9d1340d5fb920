/** Digests by mail: the frozen content with the reader's links, signed, to one address. */
import { renderMail } from '@jianbao/rendering'
import { mailEnvelope } from '@jianbao/schema'
import { type Db, noteSent } from '@jianbao/store'
import type { Sender } from '../delivery/sender.ts'
import { judgeAnswer } from './judge-answer.ts'
import type { MailDoor } from './mail-door.ts'
import type { MailSigner } from './sign-mail.ts'

export function mailSender(tools: { db: Db; door: MailDoor; signer: MailSigner }): Sender {
  const { db, door, signer } = tools
  return {
    obstacle: door.obstacle,
    pause: door.pause,
    async prepare(lease, urlOf) {
      const envelope = mailEnvelope.parse(lease.envelope)
      const built = await renderMail(
        { ...lease, envelope },
        (link) => urlOf(link) ?? envelope.publicUrl,
      )
      const unsigned = Buffer.from(built)
      // A mail that may have arrived goes again as it was, though the key may be another by now.
      const dkimSignature = lease.envelope.dkimSignature ?? (await signer(unsigned))
      const bytes = Buffer.concat([Buffer.from(dkimSignature), unsigned])
      await noteSent(db, { deliveryId: lease.id, attempt: lease.attempt, bytes, dkimSignature })
      return async () => judgeAnswer(await door.send(lease.envelope, bytes))
    },
  }
}
