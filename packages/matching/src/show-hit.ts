/** What a list of hits shows of an article: its title and label, and stretches of text, with the words marked. */
import type { Article } from '@jianbao/schema'
import { snippetCharsBefore, snippetCharsMax, snippetsMax } from './limits.ts'
import { type Mark, type PartMarks, wordMarks } from './word-marks.ts'

export interface MarkedText {
  readonly text: string
  readonly marks: Mark[]
}

interface Snippet extends MarkedText {
  /** Its place in the bulletin's text. */
  readonly start: number
  readonly cut: { readonly before: boolean; readonly after: boolean }
}

export interface ShownHit {
  readonly label: MarkedText | null
  readonly title: MarkedText
  readonly snippets: Snippet[]
}

interface Stretch {
  readonly text: string
  readonly start: number
  readonly found: PartMarks
}

const nothing: PartMarks = { marks: [], words: new Set() }

/** `words` are folded. Snippets are the paragraphs with most of the words, in reading order. */
export function showHit(article: Article, words: readonly string[]): ShownHit {
  const { label, title, abstract, blocks } = article
  const body = [
    ...(abstract === null ? [] : [{ text: abstract, start: article.abstractStart ?? 0 }]),
    ...blocks,
  ]
  const parts = [label ?? '', title, ...body.map(({ text }) => text)]
  const [inLabel = nothing, inTitle = nothing, ...inBody] = wordMarks(parts, words)
  const stretches = body.map(({ text, start }, at) => ({
    text,
    start,
    found: inBody[at] ?? nothing,
  }))
  return {
    label: label === null ? null : { text: label, marks: inLabel.marks },
    title: { text: title, marks: inTitle.marks },
    snippets: telling(stretches).map(cutOut),
  }
}

function telling(stretches: readonly Stretch[]): Stretch[] {
  const marked = stretches
    .filter(({ found }) => found.marks.length > 0)
    .toSorted((a, b) => b.found.words.size - a.found.words.size || a.start - b.start)
    .slice(0, snippetsMax)
    .toSorted((a, b) => a.start - b.start)
  return marked.length > 0 ? marked : stretches.slice(0, 1)
}

function cutOut({ text, start, found }: Stretch): Snippet {
  const first = found.marks[0]?.start ?? 0
  const from = wholeLetter(text, Math.max(0, first - snippetCharsBefore))
  const to = wholeLetter(text, Math.min(text.length, from + snippetCharsMax))
  const marks = found.marks
    .filter((mark) => mark.start < to && mark.end > from)
    .map((mark) => ({ start: mark.start - from, end: Math.min(mark.end, to) - from }))
  return {
    text: text.slice(from, to),
    start: start + from,
    marks,
    cut: { before: from > 0, after: to < text.length },
  }
}

/** Half a surrogate pair is no letter. */
function wholeLetter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

/** The words round a place of the article, the place marked; “…” where more stand there. Null where no part holds it. */
export function quoteAt(article: Article, place: Mark): MarkedText | null {
  const { abstract, abstractStart, blocks } = article
  const parts = [
    ...(abstract === null ? [] : [{ text: abstract, start: abstractStart ?? 0 }]),
    ...blocks,
  ]
  const part = parts.find(
    ({ text, start }) => start <= place.start && place.end <= start + text.length,
  )
  if (!part) return null
  const at = place.start - part.start
  const end = place.end - part.start
  const from = wholeLetter(part.text, Math.max(0, at - snippetCharsBefore))
  const to = wholeLetter(
    part.text,
    Math.min(part.text.length, Math.max(end, from + snippetCharsMax)),
  )
  const before = from > 0 ? '…' : ''
  const after = to < part.text.length ? '…' : ''
  const shift = before.length - from
  return {
    text: before + part.text.slice(from, to) + after,
    marks: [{ start: at + shift, end: end + shift }],
  }
}
