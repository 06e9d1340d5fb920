/** The opening of an article that a digest shows: its own sentences, never invented ones. */
import type { Article, Lead } from '@jianbao/schema'
import { leadCharsMax } from './limits.ts'

interface Piece {
  readonly text: string
  /** Where the piece stands in the bulletin's text. */
  readonly start: number
}

/** The telling sentences; else the printed abstract; else the first paragraphs. */
function piecesOf(article: Article): Piece[] {
  if (article.summary.length > 0) return article.summary
  if (article.abstract !== null && article.abstractStart !== null) {
    return [{ text: article.abstract, start: article.abstractStart }]
  }
  return article.blocks.filter((block) => block.kind === 'paragraph').slice(0, 3)
}

/** Ends of sentences, with what closes after them. */
const sentenceEnds = /[。！？][”’」』）》]*/g
/** Nothing ends on these: what follows them was left out. */
const goesOn = /[；，、：;,:\s]+$/

/** `text` closed: one that breaks off inside a sentence says so. */
export function closedText(text: string): string {
  return goesOn.test(text) ? `${text.replace(goesOn, '')}…` : text
}

/** `text` cut after its last whole sentence within `max` characters, else after a clause or hard, with an ellipsis. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return closedText(text)
  const ends = Array.from(text.matchAll(sentenceEnds), (found) => found.index + found[0].length)
  const end = ends.findLast((each) => each <= max) ?? 0
  if (end >= max / 3) return text.slice(0, end)
  const kept = text.slice(0, max - 1)
  const clause = Math.max(kept.lastIndexOf('；'), kept.lastIndexOf('，'))
  // Never half of a character outside the basic plane.
  const cut = clause >= max / 2 ? kept.slice(0, clause) : kept.replace(/[\ud800-\udbff]$/, '')
  return `${cut.replace(goesOn, '')}…`
}

/** The lead cut to `max` characters; highlights that do not fit whole are dropped. */
export function cutLead(lead: Lead, max: number): Lead {
  const text = cutText(lead.text, max)
  const kept = text.endsWith('…') ? text.length - 1 : text.length
  return { text, highlights: lead.highlights.filter((highlight) => highlight.end <= kept) }
}

function highlightsIn(article: Article, piece: Piece, shift: number): Lead['highlights'] {
  const { amounts, documents } = article.mentions
  const end = piece.start + piece.text.length
  const within = (place: { start: number; end: number }) =>
    place.start >= piece.start && place.end <= end && place.end > place.start
  const moved = (kind: 'amount' | 'document') => (place: { start: number; end: number }) => ({
    kind,
    start: place.start - piece.start + shift,
    end: place.end - piece.start + shift,
  })
  return [
    ...amounts.filter(within).map(moved('amount')),
    ...documents.filter(within).map(moved('document')),
  ]
}

/** In text order; of two that overlap the one that begins first. */
function withoutOverlaps(highlights: Lead['highlights']): Lead['highlights'] {
  const kept: Lead['highlights'] = []
  for (const highlight of highlights.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (highlight.start >= (kept.at(-1)?.end ?? 0)) kept.push(highlight)
  }
  return kept
}

/** Null for an article without any text. */
export function leadOf(article: Article): Lead | null {
  let text = ''
  const highlights: Lead['highlights'] = []
  for (const piece of piecesOf(article)) {
    highlights.push(...highlightsIn(article, piece, text.length))
    text += piece.text
    if (text.length > leadCharsMax) break
  }
  if (text === '') return null
  return cutLead({ text, highlights: withoutOverlaps(highlights) }, leadCharsMax)
}
