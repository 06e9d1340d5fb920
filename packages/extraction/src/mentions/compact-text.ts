/**
 * A view of a text in which a phrase can be found although print has torn it apart.
 *
 * Text out of a PDF has spaces round its numbers (`5 亿元`), bold marks inside sentences and
 * full-width digits. Finders read the view, where none of that is left, and answer in offsets of
 * the original.
 */
import type { TextSpan } from './text-span.ts'

/**
 * - White space is gone, except one space between two ASCII letters or digits (`5G plan`, `1 2021`).
 * - `**` is gone. Invisible characters (zero width, soft hyphen, byte order mark) are gone.
 * - Full-width digits, letters, `％．－～／＄￥` and radicals (`⽉`) are folded to the plain character, one
 *   code unit for one.
 * - A hard border, the end of a span or a line feed inside one, is "\n". No phrase may cross it.
 */
export interface CompactText {
  readonly text: string
  readonly original: string
  /** Offset in the original of every code unit of the view; null when the view is the original. */
  readonly at: Uint32Array | null
}

/** A stretch of the original text: `original.slice(start, end) === text`. */
export interface Place {
  text: string
  start: number
  end: number
}

const KEEP = 0
const SPACE = 1
const INVISIBLE = 2
const STAR = 3
const FOLD = 4

const kinds = new Uint8Array(65536)
const folds = new Uint16Array(65536)
for (const space of '\t\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000') {
  kinds[space.charCodeAt(0)] = SPACE
}
for (let unit = 0x2000; unit <= 0x200a; unit += 1) kinds[unit] = SPACE
for (const unit of [0x00ad, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]) kinds[unit] = INVISIBLE
kinds['*'.charCodeAt(0)] = STAR
const foldable = (unit: number) => {
  const folded = String.fromCharCode(unit).normalize('NFKC')
  if (folded.length !== 1) return
  kinds[unit] = FOLD
  folds[unit] = folded.charCodeAt(0)
}
for (let unit = 0xff10; unit <= 0xff19; unit += 1) foldable(unit)
for (let unit = 0xff21; unit <= 0xff3a; unit += 1) foldable(unit)
for (let unit = 0xff41; unit <= 0xff5a; unit += 1) foldable(unit)
for (const sign of '％．－～／＄￥＋') foldable(sign.charCodeAt(0))
for (let radical = 0x2f00; radical <= 0x2fd5; radical += 1) foldable(radical)

const isAsciiWord = (unit: number) =>
  (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)

/** The view under construction. `used` code units of `units` and `at` are filled. */
interface Draft {
  units: Uint16Array
  at: Uint32Array
  used: number
}

const DROPPED = -1

/** What the view shows for a code unit that is not kept as it is and is not a space. */
function shown(text: string, index: number, kind: number | undefined): number {
  const unit = text.charCodeAt(index)
  if (kind === FOLD) return folds[unit] ?? unit
  if (kind === INVISIBLE) return DROPPED
  const isBold = text.charCodeAt(index + 1) === unit || text.charCodeAt(index - 1) === unit
  return isBold ? DROPPED : unit
}

function push(draft: Draft, unit: number, index: number): void {
  draft.units[draft.used] = unit
  draft.at[draft.used] = index
  draft.used += 1
}

/** Takes one visible code unit; `spaceAt` is where white space stands before it, or -1. */
function take(draft: Draft, unit: number, index: number, spaceAt: number): void {
  const before = draft.units[draft.used - 1] ?? 0
  if (spaceAt >= 0 && draft.used > 0 && isAsciiWord(before) && isAsciiWord(unit)) {
    push(draft, 32, spaceAt)
  }
  push(draft, unit, index)
}

function addSpan(draft: Draft, text: string, from: number, to: number): void {
  let spaceAt = -1
  for (let index = from; index < to; index += 1) {
    const kind = kinds[text.charCodeAt(index)]
    if (kind === SPACE) {
      spaceAt = index
      continue
    }
    const unit = kind === KEEP ? text.charCodeAt(index) : shown(text, index, kind)
    if (unit === DROPPED) continue
    take(draft, unit, index, spaceAt)
    spaceAt = -1
  }
}

function needsNoView(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (kinds[text.charCodeAt(index)] !== KEEP) return false
  }
  return true
}

function stringOf(units: Uint16Array, used: number): string {
  let text = ''
  for (let from = 0; from < used; from += 8192) {
    const chunk = units.subarray(from, Math.min(from + 8192, used))
    // `apply` takes any array-like; the types only know number[].
    text += String.fromCharCode.apply(null, chunk as unknown as number[])
  }
  return text
}

/**
 * The view of `text`, or of some spans of it in text order. A span with `soft: true` runs on into
 * the next one; every other ends with a hard border.
 */
export function compactText(text: string, spans?: readonly TextSpan[]): CompactText {
  if (!spans && needsNoView(text)) return { text, original: text, at: null }
  const read = spans ?? [{ start: 0, end: text.length }]
  let size = read.length
  for (const span of read) size += Math.max(0, span.end - span.start)
  const draft: Draft = { units: new Uint16Array(size), at: new Uint32Array(size), used: 0 }
  for (const [order, span] of read.entries()) {
    addSpan(draft, text, span.start, span.end)
    if (span.soft || order === read.length - 1) continue
    push(draft, 10, span.end)
  }
  return {
    text: stringOf(draft.units, draft.used),
    original: text,
    at: draft.at.subarray(0, draft.used),
  }
}

/** Where [from, to) of the view, which must not be empty, lies in the original. */
export function placeOf(view: CompactText, from: number, to: number): Place {
  const start = view.at ? (view.at[from] ?? 0) : from
  const end = view.at ? (view.at[to - 1] ?? 0) + 1 : to
  return { text: view.original.slice(start, end), start, end }
}

/** What the print shows for [from, to) of the view: its characters before they were folded. */
export function printedOf(view: CompactText, from: number, to: number): string {
  const { at, original } = view
  if (!at) return original.slice(from, to)
  let printed = ''
  for (let index = from; index < to; index += 1) printed += original[at[index] ?? 0] ?? ''
  return printed
}
