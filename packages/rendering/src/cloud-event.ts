/** A digest as a CloudEvent 1.0 in structured JSON: what a webhook receives. */
import type { DigestContent } from '@jianbao/schema'

export interface EventToRender {
  readonly digestId: string
  readonly composedAt: Date
  readonly slotAt: Date
  /** Where this Jianbao is; a URN when it has no public address. */
  readonly publicUrl: string | null
  /** A page that acts on POST only; null without a public address. */
  readonly unsubscribeUrl: string | null
  readonly content: Pick<DigestContent, 'subject' | 'articles'>
}

const digestEventType = 'cn.jianbao.digest.v1'

/**
 * `data.articles` are those of the digest, each with the reader's reasons. The same digest gives the
 * same characters, so a retry sends the same bytes.
 */
export function renderCloudEvent(event: EventToRender): string {
  const { digestId, composedAt, slotAt, publicUrl, unsubscribeUrl, content } = event
  return JSON.stringify({
    specversion: '1.0',
    id: digestId,
    source: publicUrl ?? 'urn:jianbao',
    type: digestEventType,
    time: composedAt.toISOString(),
    subject: `digest/${digestId}`,
    datacontenttype: 'application/json',
    data: {
      digestId,
      subject: content.subject,
      slotAt: slotAt.toISOString(),
      unsubscribeUrl,
      articles: content.articles,
    },
  })
}
