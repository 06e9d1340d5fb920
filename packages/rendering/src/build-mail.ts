/** The bytes of a mail, made from what is frozen and nothing else: no clock, no chance. */
import type { DigestContent, MailEnvelope } from '@jianbao/schema'
import MailComposer from 'nodemailer/lib/mail-composer'
import { fillPersonalLinks, type PersonalLink } from './personal-links.ts'

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
export async function buildMail(mail: MailToBuild): Promise<Uint8Array> {
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

export interface FrozenDigest {
  readonly digestId: string
  readonly messageId: string
  readonly composedAt: Date
  readonly envelope: MailEnvelope
  readonly content: Pick<DigestContent, 'subject' | 'html' | 'text'>
}

/** A digest as it was, or will be, sent: everything but its signature is made of what is frozen. */
export async function renderMail(
  digest: FrozenDigest,
  urlOf: (link: PersonalLink) => string,
): Promise<Uint8Array> {
  const { content, composedAt: date, ...rest } = digest
  return await buildMail({
    ...rest,
    date,
    subject: content.subject,
    html: fillPersonalLinks(content.html, urlOf),
    text: fillPersonalLinks(content.text, urlOf),
    unsubscribeUrl: urlOf({ kind: 'unsubscribe-digest' }),
  })
}
