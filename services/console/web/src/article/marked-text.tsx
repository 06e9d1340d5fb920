/** Text with its mentions highlighted. What lies under the pointer is told to the card. */
import { memo } from 'react'
import { markText } from './mark-text.ts'
import type { AnyMention, MentionKind } from './mention-kinds.ts'

interface Given {
  readonly text: string
  readonly start: number
  readonly mentions: readonly AnyMention[]
  readonly shown: ReadonlySet<MentionKind>
}

export const MarkedText = memo(function MarkedText({ text, start, mentions, shown }: Given) {
  const visible = mentions.filter((each) => shown.has(each.kind))
  return markText(text, start, visible).map((piece) => {
    const [first] = piece.mentions
    if (!first) return piece.text
    return (
      <mark key={piece.start} className={`m m-${first.kind}`} data-at={first.at}>
        {piece.text}
      </mark>
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
