/** A delivery status notification (RFC 3464): whom it concerns, the code, and the mail that came back. */
import { createHash } from 'node:crypto'
import type { Bounce } from '@jianbao/store'
import PostalMime from 'postal-mime'

const decoder = new TextDecoder()
const textOf = (content: ArrayBuffer | Uint8Array | string) =>
  typeof content === 'string' ? content : decoder.decode(content)

/** Fields of one group, folded lines joined (RFC 5322 §2.2.3). */
function fieldsOf(group: string): Map<string, string> {
  const lines = group.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value.trim()]]
    }),
  )
}

/** `rfc822; reader@example.org` → the address. */
const afterType = (value: string | undefined) => value?.replace(/^[\w-]+\s*;\s*/, '').trim() ?? null

/** The failed recipients of a report; none when the bytes are no report, or nothing failed. */
export async function readBounceReport(bytes: Buffer): Promise<Bounce[]> {
  const mail = await PostalMime.parse(bytes, {
    forceRfc822Attachments: true,
    attachmentEncoding: 'arraybuffer',
  })
  const partOf = (...types: string[]) =>
    mail.attachments.find(({ mimeType }) => types.includes(mimeType.toLowerCase()))?.content
  const status = partOf('message/delivery-status', 'message/global-delivery-status')
  if (status === undefined) return []
  const returned = partOf('message/rfc822', 'text/rfc822-headers', 'message/global')
  const head = returned === undefined ? '' : (textOf(returned).split(/\r?\n\r?\n/, 1)[0] ?? '')
  const messageId = fieldsOf(head).get('message-id') ?? null
  const reportSha256 = createHash('sha256').update(bytes).digest('hex')
  const [, ...recipients] = textOf(status)
    .trim()
    .split(/\r?\n\r?\n/)
    .map(fieldsOf)
  return recipients.flatMap((fields) => {
    const code = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0]
    const failed = fields.get('action')?.toLowerCase() === 'failed'
    if (code === undefined || !failed) return []
    return [
      {
        messageId,
        recipient: afterType(fields.get('original-recipient') ?? fields.get('final-recipient')),
        status: code,
        diagnostic: afterType(fields.get('diagnostic-code')),
        reportSha256,
      },
    ]
  })
}
