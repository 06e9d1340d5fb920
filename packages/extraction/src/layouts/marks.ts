/** Marks: where sections and articles begin in the body. What every finder answers. */

export interface SectionMark {
  readonly kind: 'section'
  readonly first: number
  readonly last: number
}

export interface TitleMark {
  readonly kind: 'title'
  /** Lines of the title, mostly one. */
  readonly first: number
  readonly last: number
  /** Characters of the line that are the title where the article's text runs on in it, else null. */
  readonly runsOnAt: number | null
}

export type Mark = SectionMark | TitleMark

/** Marks in line order without those that share a line with an earlier finder's. */
export function mergeMarks(...lists: readonly (readonly Mark[])[]): readonly Mark[] {
  const taken = new Set<number>()
  const merged: Mark[] = []
  for (const list of lists) {
    for (const mark of list) {
      if (taken.has(mark.first) || taken.has(mark.last)) continue
      for (let at = mark.first; at <= mark.last; at += 1) taken.add(at)
      merged.push(mark)
    }
  }
  return merged.sort((a, b) => a.first - b.first)
}

export const isTitle = (mark: Mark): mark is TitleMark => mark.kind === 'title'
