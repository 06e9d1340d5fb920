/** One sender a kind, on the doors they share. */
import type { ServiceContext } from '@jianbao/runtime'
import type { Topic } from '@jianbao/schema'
import type { Db } from '@jianbao/store'
import type { Senders } from '../deliver.ts'
import { fileSender } from '../file/file-sender.ts'
import { type HttpDoor, openHttpDoor } from '../http/http-door.ts'
import { type MailDoor, openMailDoor } from '../mail/mail-door.ts'
import { mailSender } from '../mail/mail-sender.ts'
import { type MailSigner, openMailSigner } from '../mail/sign-mail.ts'
import { robotSender } from '../robots/robot-sender.ts'
import { webhookSender } from '../webhook/webhook-sender.ts'

interface Opened {
  readonly senders: Senders
  readonly mailDoor: MailDoor
  readonly signer: MailSigner
  /** Cuts what still runs after a moment of grace. */
  close(): void
}

export function openSenders(
  context: Pick<ServiceContext, 'settings' | 'clock' | 'log'> & {
    readonly db: Db
    readonly topics: readonly Topic[]
    readonly httpDoor?: HttpDoor
  },
): Opened {
  const { settings } = context
  const mailDoor = openMailDoor(context)
  const signer = openMailSigner(settings)
  const httpDoor = context.httpDoor ?? openHttpDoor(settings)
  const outward = { ...context, door: httpDoor }
  return {
    senders: {
      mail: mailSender({ ...context, door: mailDoor, signer }),
      webhook: webhookSender(outward),
      feishu: robotSender('feishu', outward),
      dingtalk: robotSender('dingtalk', outward),
      wecom: robotSender('wecom', outward),
      file: fileSender(context),
    },
    mailDoor,
    signer,
    close() {
      mailDoor.close()
      httpDoor.close()
    },
  }
}
