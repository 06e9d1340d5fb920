/** A digest as mail: subject, HTML and plain text, with placeholders for personal links. */
import type { DigestArticle } from '@jianbao/schema'
import { renderDigestHtml } from './digest-html.ts'
import { renderDigestText } from './digest-text.ts'
import type { DigestToRender } from './digest-to-render.ts'
import { htmlBytesMax, leadCharsSteps, subjectCharsMax } from './limits.ts'
import { printable } from './personal-links.ts'

export interface RenderedDigest {
  readonly subject: string
  readonly html: string
  readonly text: string
}

function dateLine({ at, timeZone }: DigestToRender): string {
  const day = { timeZone, year: 'numeric', month: 'long', day: 'numeric' } as const
  const date = new Intl.DateTimeFormat('zh-CN', day).format(at)
  return `${date} ${new Intl.DateTimeFormat('zh-CN', { timeZone, weekday: 'long' }).format(at)}`
}

/** `【简报】山东寿光 | 种苗“数字身份证”…等 5 篇` */
function subjectOf(articles: readonly DigestArticle[]): string {
  const [first] = articles
  const heading = first ? [first.label, first.title].filter(Boolean).join(' | ') : ''
  const count = articles.length > 1 ? ` 等 ${articles.length} 篇` : ''
  const room = subjectCharsMax - count.length - '【简报】'.length
  const line = printable(heading).replace(/\s+/g, ' ').trim()
  const short =
    line.length > room ? `${line.slice(0, room - 1).replace(/[\ud800-\udbff]$/, '')}…` : line
  return `【简报】${short}${count}`
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length

/**
 * Openings shrink until the mail stays below Gmail's clip; at last each article is one line, and
 * those there is no room for stand in the plain text only.
 */
function fittingHtml(digest: DigestToRender, date: string): string {
  let articlesMax = digest.articles.length
  for (const leadChars of leadCharsSteps) {
    const html = renderDigestHtml(digest, { date, leadChars, articlesMax })
    if (bytesOf(html) <= htmlBytesMax) return html
  }
  for (;;) {
    const html = renderDigestHtml(digest, { date, leadChars: 0, articlesMax })
    const bytes = bytesOf(html)
    if (bytes <= htmlBytesMax || articlesMax === 0) return html
    articlesMax = Math.min(articlesMax - 1, Math.floor((articlesMax * htmlBytesMax) / bytes))
  }
}

/** Renders the digest. The same digest gives the same characters, always. */
export function renderDigest(digest: DigestToRender): RenderedDigest {
  const date = dateLine(digest)
  return {
    subject: subjectOf(digest.articles),
    html: fittingHtml(digest, date),
    text: renderDigestText(digest, date),
  }
}
