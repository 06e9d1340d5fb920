/** Which profile reads a bulletin, and where its articles begin. */
import { findAbstractTitles } from './find-abstract-titles.ts'
import type { ContentsItem, ContentsRegion } from './find-contents.ts'
import { findContentsTitles, similarLine } from './find-contents-titles.ts'
import { findCreditedTitles } from './find-credited-titles.ts'
import { findLabelTitles } from './find-label-titles.ts'
import { findMastheadTitles } from './find-masthead-titles.ts'
import { findNumberedTitles } from './find-numbered-titles.ts'
import { findOutlineTitles } from './find-outline-titles.ts'
import { findPlaceTitles } from './find-place-titles.ts'
import type { LineIndex } from './line-index.ts'
import { isTitle, type Mark, mergeMarks } from './marks.ts'
import type { LayoutProfile, TitleEvidence } from './profile.ts'
import { profiles, unknownLayout } from './profiles.ts'

export interface Layout {
  readonly id: string
  readonly marks: readonly Mark[]
}

const similarSearchesMax = 50

type Finder = () => readonly Mark[]

/** Each kind of evidence is gathered once, and only when a profile asks. */
function evidenceOf(
  index: LineIndex,
  contents: ContentsRegion | null,
): (kind: TitleEvidence) => readonly Mark[] {
  const start = contents?.end ?? 0
  const known = new Map<TitleEvidence, readonly Mark[]>()
  const labelLines = (): ReadonlySet<number> =>
    new Set(
      gather('label-bar')
        .filter(isTitle)
        .map((mark) => mark.first),
    )
  const finders: Readonly<Record<TitleEvidence, Finder>> = {
    'label-bar': () => findLabelTitles(index, start),
    contents: () => {
      if (contents === null) return []
      const lines = labelLines()
      return withSimilar(
        index,
        contents,
        findContentsTitles(index, contents, (at) => lines.has(at)),
      )
    },
    abstract: () => findAbstractTitles(index, start),
    'document-number': () => findNumberedTitles(index, start),
    place: () => findPlaceTitles(index, start),
    credit: () => findCreditedTitles(index, start),
    masthead: () => findMastheadTitles(index, start),
    outline: () => findOutlineTitles(index, start),
  }
  const gather = (kind: TitleEvidence): readonly Mark[] => {
    const marks = known.get(kind) ?? finders[kind]()
    known.set(kind, marks)
    return marks
  }
  return gather
}

/** Entries that the body prints a little differently are looked for between their neighbours. */
function withSimilar(
  index: LineIndex,
  contents: ContentsRegion,
  marks: readonly Mark[],
): readonly Mark[] {
  const byPrint = new Map<string, Mark>()
  for (const mark of marks) {
    const print = index.rangeFingerprint(mark.first, mark.last)
    byPrint.set(print, mark)
  }
  const found: Mark[] = []
  let searches = 0
  contents.items.forEach((item: ContentsItem, at) => {
    if (byPrint.has(item.print) || searches >= similarSearchesMax) return
    searches += 1
    const before = contents.items.slice(0, at).findLast((one) => byPrint.has(one.print))
    const after = contents.items.slice(at + 1).find((one) => byPrint.has(one.print))
    const from = (before && byPrint.get(before.print)?.last) ?? contents.end - 1
    const to = (after && byPrint.get(after.print)?.first) ?? index.lines.length
    const line = similarLine(index, item, from + 1, to)
    if (line !== null) found.push({ kind: 'title', first: line, last: line, runsOnAt: null })
  })
  return found.length === 0 ? marks : mergeMarks(marks, found)
}

const titlesIn = (marks: readonly Mark[]): number => marks.filter(isTitle).length

function read(
  profile: LayoutProfile,
  gather: (kind: TitleEvidence) => readonly Mark[],
): Layout | null {
  const lead = profile.leads.map(gather).find((marks) => titlesIn(marks) >= profile.titlesMin)
  if (lead === undefined) return null
  // What the contents name is a section or a title for certain; other evidence fills the gaps.
  const all = profile.supports.includes('contents')
    ? mergeMarks(gather('contents'), lead)
    : mergeMarks(lead, ...profile.supports.map(gather))
  return { id: profile.id, marks: all }
}

/** The first profile whose evidence suffices; without one, no marks. */
export function readLayout(index: LineIndex, contents: ContentsRegion | null): Layout {
  const gather = evidenceOf(index, contents)
  for (const profile of profiles) {
    const layout = read(profile, gather)
    if (layout !== null) return layout
  }
  return { id: unknownLayout, marks: [] }
}
