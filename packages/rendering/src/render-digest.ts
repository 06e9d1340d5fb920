/** A digest as mail: subject, HTML and plain text, with placeholders for personal links. */
import { putOwnLines } from '@jianbao/schema'
import { ownHtml, renderDigestHtml } from './digest-html.ts'
import { ownText, renderDigestText } from './digest-text.ts'
import type { ArticleToRender, DigestToRender, SharedDigest } from './digest-to-render.ts'
import { digestWords } from './digest-words.ts'
import { groupArticles, inOrderShown } from './group-articles.ts'
import { articlesShownMax, htmlBytesMax, leadCharsSteps, subjectCharsMax } from './limits.ts'
import { printable } from './personal-links.ts'

export interface RenderedDigest {
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** `【简报】山东寿光 | 种苗“数字身份证”…等 5 篇`: what stands first in the mail. */
function subjectOf({ articles, locale, topics }: SharedDigest): string {
  const isUrgent = (article: ArticleToRender) => article.urgent === true
  const [first] = inOrderShown(groupArticles(articles, topics, locale))
  const heading = first ? [first.label, first.title].filter(Boolean).join(' | ') : ''
  const line = printable(heading).replace(/\s+/g, ' ').trim()
  const count = articles.length
  const subject = (shown: string) =>
    digestWords[locale].subject({ heading: shown, count, urgent: articles.some(isUrgent) })
  const room = subjectCharsMax - subject('').length
  if (line.length <= room) return subject(line)
  return subject(`${line.slice(0, room - 1).replace(/[\ud800-\udbff]$/, '')}…`)
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length

/**
 * Openings shrink until the mail stays below Gmail's clip; at last each article is one line. Those
 * there is no room for stand on the digest's page.
 */
function fittingHtml(digest: SharedDigest): string {
  let articlesMax = Math.min(articlesShownMax, digest.articles.length)
  for (const leadChars of leadCharsSteps) {
    const html = renderDigestHtml(digest, { leadChars, articlesMax })
    if (bytesOf(html) <= htmlBytesMax) return html
  }
  for (;;) {
    const html = renderDigestHtml(digest, { leadChars: 0, articlesMax })
    const bytes = bytesOf(html)
    if (bytes <= htmlBytesMax || articlesMax === 0) return html
    articlesMax = Math.min(articlesMax - 1, Math.floor((articlesMax * htmlBytesMax) / bytes))
  }
}

/**
 * Renders what all readers of these articles share, with a mark for their own lines. The same
 * digest gives the same characters, always.
 */
export function renderShared(digest: SharedDigest): RenderedDigest {
  return {
    subject: subjectOf(digest),
    html: fittingHtml(digest),
    text: renderDigestText(digest),
  }
}

/** The reader's own lines: what they follow, each with its placeholder of a link. */
export function renderOwnLines({
  subscriptions,
  locale,
}: Pick<DigestToRender, 'subscriptions' | 'locale'>): Pick<RenderedDigest, 'html' | 'text'> {
  const words = digestWords[locale]
  return { html: ownHtml(subscriptions, words), text: ownText(subscriptions, words) }
}

export function renderDigest(digest: DigestToRender): RenderedDigest {
  return putOwnLines(renderShared(digest), renderOwnLines(digest))
}

/** The frozen digest as a page: all its articles, and nothing of its reader. */
export function renderDigestPage(digest: SharedDigest): string {
  const [leadChars] = leadCharsSteps
  return renderDigestHtml(digest, { leadChars, articlesMax: digest.articles.length }, '')
}
