/** The kinds of mention, in the order in which people look for them. */
import type { Mentions } from '@jianbao/schema'

export type MentionKind = keyof Mentions

/** Where two lie on the same words, the earlier kind decides the colour. */
export const mentionKinds = [
  'amounts',
  'deadlines',
  'percentages',
  'documents',
  'people',
  'regions',
  'dates',
  'programmes',
  'agencies',
  'quantities',
  'links',
] as const satisfies readonly MentionKind[]

/** A mention of any kind with what all have. */
export interface AnyMention {
  readonly kind: MentionKind
  readonly text: string
  readonly start: number
  readonly end: number
  /** Where it starts in the bulletin, wherever it is shown: says which mention a mark belongs to. */
  readonly at: number
  readonly value: Mentions[MentionKind][number]
}

export function allMentions(mentions: Mentions): AnyMention[] {
  return mentionKinds.flatMap((kind) =>
    mentions[kind].map((value) => ({
      kind,
      text: value.text,
      start: value.start,
      end: value.end,
      at: value.start,
      value,
    })),
  )
}
