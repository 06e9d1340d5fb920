/** Text with its mentions highlighted, and what a diagnostic speaks of underlined. */
import { memo } from 'react'
import { markText } from './mark-text.ts'
import type { AnyMention, MentionKind } from './mention-kinds.ts'

/** A stretch that somebody should look at. */
export interface Doubt {
  readonly start: number
  readonly end: number
}

interface Given {
  readonly text: string
  readonly start: number
  readonly mentions: readonly AnyMention[]
  readonly shown: ReadonlySet<MentionKind>
  readonly doubts?: readonly Doubt[]
}

const none: readonly Doubt[] = []

export const MarkedText = memo(function MarkedText(given: Given) {
  const { text, start, mentions, shown, doubts = none } = given
  const visible = mentions.filter((each) => shown.has(each.kind))
  return markText(text, start, { mentions: visible, doubts }).map((piece) => {
    const [first] = piece.mentions
    const doubtful = piece.isDoubtful ? ' doubtful' : ''
    if (first) {
      return (
        // One of them is in the order of Tab (mention-marks.ts); the arrow keys lead to the others.
        // biome-ignore lint/a11y/useSemanticElements: a button cannot break across lines.
        <mark
          key={piece.start}
          className={`m m-${first.kind}${doubtful}`}
          data-at={first.at}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML allows any role here.
          role="button"
          aria-haspopup="dialog"
          tabIndex={-1}
        >
          {piece.text}
        </mark>
      )
    }
    if (!piece.isDoubtful) return piece.text
    return (
      <span key={piece.start} className="doubtful">
        {piece.text}
      </span>
    )
  })
})

/** Label and title keep no offsets of their own: their mentions are found by their words, in order. */
export function placeInLine(line: string, mentions: readonly AnyMention[]): AnyMention[] {
  const placed: AnyMention[] = []
  let from = 0
  for (const mention of [...mentions].sort((a, b) => a.start - b.start)) {
    const at = line.indexOf(mention.text, from)
    if (at < 0) continue
    placed.push({ ...mention, start: at, end: at + mention.text.length })
    from = at
  }
  return placed
}
