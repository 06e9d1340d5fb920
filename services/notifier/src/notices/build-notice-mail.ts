/** The bytes of a single mail. It belongs to no list, so it carries none of a list's headers. */
import type { MailEnvelope } from '@jianbao/schema'
import MailComposer from 'nodemailer/lib/mail-composer'

interface NoticeMail {
  readonly noticeId: string
  readonly date: Date
  readonly envelope: MailEnvelope
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** RFC 5322 §3.6.4: unique by the notice's id, in the sender's domain; the same for every attempt. */
function messageIdOf({ noticeId, envelope }: NoticeMail): string {
  const domain = /@([\w.-]+)>?\s*$/.exec(envelope.from)?.[1] ?? 'localhost'
  return `<notice-${noticeId}@${domain}>`
}

/** Building twice from the same values gives the same bytes. */
export async function buildNoticeMail(mail: NoticeMail): Promise<Buffer> {
  const composer = new MailComposer({
    from: mail.envelope.from,
    to: mail.envelope.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: messageIdOf(mail),
    date: mail.date,
    baseBoundary: mail.noticeId.replaceAll('-', ''),
    boundaryPrefix: '--_jianbao',
    // RFC 3834: nobody's auto-reply may answer this.
    headers: [{ key: 'Auto-Submitted', value: 'auto-generated' }],
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return await composer.compile().build()
}
