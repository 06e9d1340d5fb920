/** The width at which running text was broken into lines, by a typesetter or by a program. */
import { endsSentence } from './characters.ts'
import type { Line } from './read-lines.ts'

/**
 * Typesetters fill columns and keep numbers and Latin words whole; programs cut after a number of
 * characters. `width` is in `unit`s, `slack` what a full line may lack or exceed.
 */
export interface Wrap {
  readonly unit: 'columns' | 'characters'
  readonly width: number
  readonly slack: number
}

const wrapColumnsMin = 24
const widthMax = 400
const wrappedShareMin = 0.4
const wrappedLinesMin = 4
const columnsWindow = 6
const crowdedShare = 0.15
const columnsSlack = 4
const charactersWindow = 2
const charactersSlack = 1
const firstWord = /^[A-Za-z0-9.%+-]{1,24}/
const ideographColumns = 2

const sizeOf = (line: Line, unit: Wrap['unit']): number =>
  unit === 'columns' ? line.columns : line.to - line.from

/** The width near which most of these lines end, and how many do. */
function commonWidth(widths: readonly number[], window: number): { width: number; lines: number } {
  const counts = new Array<number>(widthMax + 1).fill(0)
  for (const width of widths) if (width <= widthMax) counts[width] = (counts[width] ?? 0) + 1
  let end = 0
  let lines = 0
  let inWindow = 0
  counts.forEach((count, width) => {
    inWindow += count - (counts[width - window] ?? 0)
    if (inWindow > lines) {
      end = width
      lines = inWindow
    }
  })
  // Titles near that width must not widen it: the upper end is where the lines crowd.
  let width = end
  for (let above = counts[width] ?? 0; above < lines * crowdedShare && width > 0; ) {
    width -= 1
    above += counts[width] ?? 0
  }
  return { width, lines }
}

/** Whole paragraphs stand on single lines far beyond that width. */
function hasWiderParagraphs(lines: readonly Line[], { unit, width }: Wrap): boolean {
  const ended = lines.filter((line) => line.text.endsWith('。'))
  const wider = ended.filter((line) => sizeOf(line, unit) > width * 1.25).length
  return wider >= 2 && wider >= ended.length * 0.05
}

/** Lines that can be running text: wide enough, printed once, no `label | title`. */
function textLinesOf(lines: readonly Line[]): readonly Line[] {
  const counts = new Map<string, number>()
  for (const { text } of lines) counts.set(text, (counts.get(text) ?? 0) + 1)
  return lines.filter(
    (line) =>
      line.columns >= wrapColumnsMin && counts.get(line.text) === 1 && !/[|｜]/.test(line.text),
  )
}

/** The wrap of these lines, or null where every paragraph stands on one line. */
export function measureWrap(lines: readonly Line[]): Wrap | null {
  const long = textLinesOf(lines)
  const open = long.filter((line) => !endsSentence(line.text))
  if (open.length < wrappedLinesMin || open.length < long.length * wrappedShareMin) return null
  const widths = (unit: Wrap['unit']) => open.map((line) => sizeOf(line, unit))
  const columns = commonWidth(widths('columns'), columnsWindow)
  const characters = commonWidth(widths('characters'), charactersWindow)
  const isCut = characters.lines > columns.lines
  const best = isCut ? characters : columns
  if (best.lines < Math.max(wrappedLinesMin, open.length / 2)) return null
  const wrap: Wrap = {
    unit: isCut ? 'characters' : 'columns',
    width: best.width,
    slack: isCut ? charactersSlack : columnsSlack,
  }
  return hasWiderParagraphs(lines, wrap) ? null : wrap
}

/** How much of the width a line fills: 1 is all of it. */
export const filledShare = (line: Line, wrap: Wrap): number => sizeOf(line, wrap.unit) / wrap.width

/** True where a line reaches the width of the wrap. */
export const isFull = (line: Line, wrap: Wrap | null): boolean =>
  wrap !== null && sizeOf(line, wrap.unit) >= wrap.width - wrap.slack

/** True where a line ends just at the width: it may go on below. */
export const endsAtWrap = (line: Line, wrap: Wrap | null): boolean =>
  wrap !== null && Math.abs(sizeOf(line, wrap.unit) - wrap.width) <= wrap.slack

/** True where the next line begins with a word that found no room any more on this one. */
export function leftNoRoom(line: Line, next: Line, wrap: Wrap | null): boolean {
  if (wrap === null) return false
  if (wrap.unit === 'characters') return isFull(line, wrap)
  const word = Math.max(ideographColumns, firstWord.exec(next.text)?.[0].length ?? 0)
  return line.columns + word > wrap.width - wrap.slack + 1
}
