/** The bytes of a mail, made from what is frozen and nothing else: no clock, no chance. */
import type { MailEnvelope } from '@jianbao/schema'
import MailComposer from 'nodemailer/lib/mail-composer'

export interface MailToBuild {
  readonly digestId: string
  readonly messageId: string
  /** Date header: when the digest was composed. */
  readonly date: Date
  readonly envelope: MailEnvelope
  readonly subject: string
  readonly html: string
  readonly text: string
  /** Ends everything at this address; the page acts on POST only. */
  readonly unsubscribeUrl: string
}

/**
 * RFC 2369 and 2919 (list headers), RFC 3834 (nobody's auto-reply may answer this). The one-click
 * header of RFC 8058 is a promise for https only.
 */
function listHeaders(mail: MailToBuild): Record<string, string> {
  const { hostname, protocol } = new URL(mail.envelope.publicUrl)
  return {
    'List-Id': `<digest.jianbao.${hostname}>`,
    'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
    ...(protocol === 'https:' ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    'Auto-Submitted': 'auto-generated',
  }
}

/** Building twice from the same values gives the same bytes. */
export async function buildMail(mail: MailToBuild): Promise<Buffer> {
  const headers = Object.entries(listHeaders(mail)).map(([key, value]) => ({
    key,
    // Prepared: these are ASCII, and folding inside a URL breaks it in some readers.
    value: { prepared: true, value },
  }))
  const composer = new MailComposer({
    from: mail.envelope.from,
    to: mail.envelope.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: mail.date,
    baseBoundary: mail.digestId.replaceAll('-', ''),
    boundaryPrefix: '--_jianbao',
    headers,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return await composer.compile().build()
}
