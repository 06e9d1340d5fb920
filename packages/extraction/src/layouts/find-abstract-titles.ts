/** Reports without contents: the title is the line above 摘要：. */
import { isTitleLike, type LineIndex } from './line-index.ts'
import type { Mark } from './marks.ts'
import { abstractMark } from './read-body.ts'

/** A line that returns under every title (an issuing series) may stand between title and abstract. */
function furnitureAbove(index: LineIndex, abstracts: readonly number[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const at of abstracts) {
    const print = index.fingerprint(at - 1)
    if (print !== '') counts.set(print, (counts.get(print) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([print]) => print))
}

export function findAbstractTitles(index: LineIndex, start: number): readonly Mark[] {
  const abstracts: number[] = []
  for (let at = start; at < index.lines.length; at += 1) {
    if (abstractMark.test(index.lines[at]?.text.slice(0, 16) ?? '')) abstracts.push(at)
  }
  const furniture = furnitureAbove(index, abstracts)
  return abstracts.flatMap((at): Mark[] => {
    const first = furniture.has(index.fingerprint(at - 1)) ? at - 2 : at - 1
    const line = index.lines[first]
    if (line === undefined || first < start || !isTitleLike(line)) return []
    return [{ kind: 'title', first, last: first, runsOnAt: null }]
  })
}
