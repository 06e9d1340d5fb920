/**
 * Layout profiles: what marks the articles of a family of bulletins. A new family is one file that
 * exports a profile, one line in `profiles.ts`, and a sample.
 */

/**
 * How an article's title shows itself.
 * - `label-bar`: `label | title` with text beneath.
 * - `contents`: the table of contents prints the same line.
 * - `abstract`: the line stands above 摘要：.
 * - `document-number`: the 文号 stands alone beneath.
 * - `masthead`: the first line beneath a masthead.
 * - `credit`: （… 供稿） stands alone above it, at the end of the article before.
 * - `place`: it stands apart and, as all titles of the bulletin, begins with a place of its own.
 * - `outline`: Markdown headings, 【栏目】, 一、, 1. or bold lines that part the whole text.
 */
export type TitleEvidence =
  | 'label-bar'
  | 'contents'
  | 'abstract'
  | 'document-number'
  | 'masthead'
  | 'credit'
  | 'place'
  | 'outline'

export interface LayoutProfile {
  /** Stable name, stored with the bulletin. */
  readonly id: string
  /** Evidence that must show at least `titlesMin` titles for the profile to be taken. */
  readonly leads: readonly TitleEvidence[]
  readonly titlesMin: number
  /** Further evidence that is believed once the profile is taken. */
  readonly supports: readonly TitleEvidence[]
}
