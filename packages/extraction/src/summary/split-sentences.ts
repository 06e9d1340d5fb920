import { clauseCharsMin, quotationCharsMax } from './limits.ts'

/** A stretch of a text: `text.slice(start, end)`. */
export interface SentencePlace {
  readonly start: number
  readonly end: number
}

const enders = '。！？!?'
const pairs = new Map(
  ['“”', '「」', '『』', '（）', '()', '《》'].map((pair) => [pair.charAt(0), pair.charAt(1)]),
)
const closers = `${[...pairs.values()].join('')}’"'`
const saysSo = /^\p{Script=Han}{1,12}?(?:说|表示|介绍|告诉|坦言)/u
/** Nearly every character, and none that ends, opens or closes anything. */
const isIdeograph = (unit: number) => unit >= 0x4e00 && unit <= 0x9fff
const isSpace = (char: string) => char.trim() === ''

/**
 * Cuts a text into sentences at 。！？, at a long clause's ； and at line ends; closing quotation marks
 * and brackets go with their sentence.
 *
 * A mark inside a quotation or brackets ends nothing unless the quotation ends with it, and then only
 * if no 村民说 follows. A Latin full stop counts only before a space, so 27.5 stays whole. Places are
 * trimmed of white space; together they cover every other character of the text.
 */
export function splitSentences(text: string): SentencePlace[] {
  const sentences: SentencePlace[] = []
  let start = 0
  let quotedUntil = 0
  for (let at = 0; at < text.length; at += 1) {
    if (isIdeograph(text.charCodeAt(at))) continue
    quotedUntil = Math.max(quotedUntil, closeOf(text, at))
    const end = endAt(text, { at, start, quotedUntil })
    if (end === 0) continue
    pushTrimmed(sentences, text, start, end)
    start = end
    quotedUntil = 0
    at = end - 1
  }
  pushTrimmed(sentences, text, start, text.length)
  return sentences
}

/** Where the quotation that opens at `at` closes; 0 where none opens or none closes near by. */
function closeOf(text: string, at: number): number {
  const closer = pairs.get(text.charAt(at))
  if (closer === undefined) return 0
  const near = text.slice(at + 1, at + 1 + quotationCharsMax)
  const line = near.indexOf('\n')
  const close = near.indexOf(closer)
  return close < 0 || (line >= 0 && line < close) ? 0 : at + 1 + close
}

/** Behind the last character of the sentence that `at` ends; 0 where it ends none. */
function endAt(text: string, state: { at: number; start: number; quotedUntil: number }): number {
  const { at, start, quotedUntil } = state
  const char = text.charAt(at)
  if (char === '\n') return at + 1
  if (enders.includes(char)) return closedEnd(text, at + 1, quotedUntil)
  if (at <= quotedUntil) return 0
  const isBreak =
    (char === '；' && at - start >= clauseCharsMin) || (char === '.' && isLatinStop(text, at))
  return isBreak ? at + 1 : 0
}

/** Takes closing marks along; 0 if a quotation is still open, or goes on as 村民说. */
function closedEnd(text: string, from: number, quotedUntil: number): number {
  let end = from
  while (end < text.length && (closers + enders).includes(text.charAt(end))) end += 1
  const goesOn = end <= quotedUntil || (end > from && runsOn(text, end))
  return goesOn ? 0 : end
}

function isLatinStop(text: string, at: number): boolean {
  return isSpace(text.charAt(at + 1)) && /[A-Za-z0-9)]/u.test(text.charAt(at - 1))
}

/** What follows a closed quotation without a break still speaks of it. */
function runsOn(text: string, end: number): boolean {
  const next = text.charAt(end)
  return (next !== '' && '，、的'.includes(next)) || saysSo.test(text.slice(end, end + 16))
}

function pushTrimmed(sentences: SentencePlace[], text: string, from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && isSpace(text.charAt(start))) start += 1
  while (end > start && isSpace(text.charAt(end - 1))) end -= 1
  if (end > start) sentences.push({ start, end })
}
