/** A bulletin whose structure is known and whose text still lies in the source. */
import type { ContentsEntry } from '@jianbao/schema'
import type { Line } from '../normalise/read-lines.ts'
import type { Piece } from '../normalise/text-builder.ts'
import type { DraftBody } from './read-body.ts'
import type { Imprint } from './read-imprint.ts'
import type { Masthead } from './read-masthead.ts'

/** Text on a line of its own: a section name, a label, a title. */
export interface DraftText {
  readonly pieces: readonly Piece[]
  readonly chinese: boolean
}

export interface DraftArticle {
  /** Section in force; `opensSection` where its name is printed above this article. */
  readonly section: DraftText | null
  readonly opensSection: boolean
  readonly label: DraftText | null
  /** Null where the text prints none. */
  readonly title: DraftText | null
  readonly sourceUrl: string | null
  readonly body: DraftBody
}

/** Something to report. `line` is a line kept in the text, or null where it speaks of no place. */
export interface DraftNote {
  readonly code: string
  readonly severity: 'info' | 'warning'
  readonly message: string
  readonly line: Line | null
}

export interface DraftBulletin {
  readonly layout: string
  readonly masthead: Masthead
  readonly imprint: Imprint
  readonly contents: readonly ContentsEntry[]
  /** Lines above the first article that stay in the text: masthead, contents, foreword. */
  readonly front: readonly Line[]
  readonly articles: readonly DraftArticle[]
  readonly trailer: readonly Line[]
  readonly notes: readonly DraftNote[]
}
