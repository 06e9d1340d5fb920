/** A digest as it is frozen: what one reader was told, once, in one message. */
import { z } from 'zod'
import { locale } from './locale.ts'
import { regionCode } from './mention.ts'
import { matchReason } from './subscription.ts'

/** The opening of an article in its own words. Spans are UTF-16 code units into `text`. */
export const lead = z.object({
  text: z.string(),
  highlights: z.array(
    z.object({
      kind: z.enum(['amount', 'document']),
      start: z.int().nonnegative(),
      end: z.int().nonnegative(),
    }),
  ),
})

/** One of the reader's subscriptions that asked for the article, and what in it answered. */
export const digestReason = z.object({
  subscriptionId: z.uuid(),
  subscription: z.string(),
  why: matchReason,
})

/** A sentence that a correction took out or put in. Long ones are cut. */
export const digestChange = z.object({ kind: z.enum(['removed', 'added']), text: z.string() })

/** `articleId` is null when a later reading of the bulletin no longer finds the article. */
export const digestArticle = z.object({
  articleId: z.string().nullable(),
  storyId: z.uuid(),
  revision: z.int().positive(),
  /** This reader was sent an earlier text of it: marked 更正. */
  correction: z.boolean(),
  /** What the correction changed since that text; empty when the old text is gone. */
  changes: z.array(digestChange).optional(),
  /** A subscription that is marked urgent asked for it. */
  urgent: z.boolean().optional(),
  topics: z.array(z.string()),
  section: z.string().nullable(),
  label: z.string().nullable(),
  /** The province the label lies in. */
  region: z.object({ code: regionCode, name: z.string() }).nullable().optional(),
  title: z.string(),
  lead: lead.nullable(),
  sourceUrl: z.string().nullable(),
  /** The bulletin that brought it. */
  bulletin: z.string().nullable(),
  reasons: z.array(digestReason),
})

/**
 * `html` and `text` hold placeholders where personal links go (`packages/rendering`), so that what
 * is stored can be shown without giving a reader's links away. Of what readers share, it is the
 * content with `ownLinesMark` for their own lines and with no reasons.
 */
export const digestContent = z.object({
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  articles: z.array(digestArticle),
  /** The day and the language it was written in; those frozen before these were kept have neither. */
  date: z.string().optional(),
  locale: locale.optional(),
})

/** One reader's part of a digest: their own lines, and their reasons in the order of the articles. */
export const ownContent = z.object({
  html: z.string(),
  text: z.string(),
  reasons: z.array(z.array(digestReason)),
})

/**
 * What the message was addressed with. Kept with the delivery: a retry must send the same bytes.
 * Without `publicUrl` it holds no links. `to` is the address as it may be shown.
 */
export const deliveryEnvelope = z.object({
  from: z.string(),
  to: z.string(),
  publicUrl: z.string().nullable(),
  linkKeyVersion: z.int().positive(),
  /** The whole header a mail was signed with: keys change, what was sent does not. */
  dkimSignature: z.string().optional(),
})

export const mailEnvelope = deliveryEnvelope.extend({ publicUrl: z.string() })

export type Lead = z.infer<typeof lead>
export type DigestChange = z.infer<typeof digestChange>
export type DigestReason = z.infer<typeof digestReason>
export type DigestArticle = z.infer<typeof digestArticle>
export type DigestContent = z.infer<typeof digestContent>
export type OwnContent = z.infer<typeof ownContent>
export type DeliveryEnvelope = z.infer<typeof deliveryEnvelope>
export type MailEnvelope = z.infer<typeof mailEnvelope>

/**
 * Where a reader's own lines go in what they share with others. Private-use characters, which
 * `printable` (`packages/rendering`) keeps out of everything that comes from a bulletin or a reader.
 */
export const ownLinesMark = '\ue000own-lines\ue001'

/** Puts a reader's own lines in. */
export function putOwnLines<Lines extends Pick<DigestContent, 'html' | 'text'>>(
  shared: Lines,
  own: Pick<OwnContent, 'html' | 'text'>,
): Lines {
  // A function, because "$" in a name is no pattern.
  const put = (content: string, lines: string) => content.replace(ownLinesMark, () => lines)
  return { ...shared, html: put(shared.html, own.html), text: put(shared.text, own.text) }
}

/** What one reader was told. Without a part of their own the content is theirs as it is. */
export function joinContent(shared: DigestContent, own: OwnContent | null): DigestContent {
  if (own === null) return shared
  const articles = shared.articles.map((article, at) => ({
    ...article,
    reasons: own.reasons[at] ?? [],
  }))
  return { ...putOwnLines(shared, own), articles }
}
