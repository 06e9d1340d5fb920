/** Cuts a stretch of text at the borders of its mentions, so that each piece can be marked. */
import type { AnyMention } from './mention-kinds.ts'

export interface Piece {
  readonly text: string
  readonly start: number
  /** All mentions that cover the piece; the first decides its look. */
  readonly mentions: readonly AnyMention[]
  /** A diagnostic speaks of it. */
  readonly isDoubtful: boolean
}

interface Stretch {
  readonly start: number
  readonly end: number
}

interface Marks {
  readonly mentions: readonly AnyMention[]
  readonly doubts: readonly Stretch[]
}

/** `text` begins at `start` in the bulletin. What reaches beyond it is cut to it. */
export function markText(text: string, start: number, marks: Marks): readonly Piece[] {
  const end = start + text.length
  const isHere = (each: Stretch) => each.start < end && each.end > start
  const mentions = marks.mentions.filter(isHere)
  const doubts = marks.doubts.filter(isHere)
  const borders = new Set([start, end])
  for (const each of [...mentions, ...doubts]) {
    borders.add(Math.max(start, each.start))
    borders.add(Math.min(end, each.end))
  }
  const sorted = [...borders].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? end
    const covers = (each: Stretch) => each.start <= from && each.end >= to
    return {
      text: text.slice(from - start, to - start),
      start: from,
      mentions: mentions.filter(covers),
      isDoubtful: doubts.some(covers),
    }
  })
}
