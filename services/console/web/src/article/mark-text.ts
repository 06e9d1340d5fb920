/** Cuts a stretch of text at the borders of its mentions, so that each piece can be marked. */
import type { AnyMention } from './mention-kinds.ts'

export interface Piece {
  readonly text: string
  readonly start: number
  /** All mentions that cover the piece; the first decides its look. */
  readonly mentions: readonly AnyMention[]
}

/** `text` begins at `start` in the bulletin. Mentions that reach beyond it are cut to it. */
export function markText(
  text: string,
  start: number,
  mentions: readonly AnyMention[],
): readonly Piece[] {
  const end = start + text.length
  const here = mentions.filter((each) => each.start < end && each.end > start)
  const borders = new Set([start, end])
  for (const each of here) {
    borders.add(Math.max(start, each.start))
    borders.add(Math.min(end, each.end))
  }
  const sorted = [...borders].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? end
    return {
      text: text.slice(from - start, to - start),
      start: from,
      mentions: here.filter((each) => each.start <= from && each.end >= to),
    }
  })
}
