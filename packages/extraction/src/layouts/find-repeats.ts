/** Furniture of a site or a series: the same line at the same edge of article after article. */

import { lettersOf } from '../normalise/fingerprint.ts'
import type { Line } from '../normalise/read-lines.ts'
import { isTitleLike } from './line-index.ts'
import { readMarker } from './read-marker.ts'

const articlesMin = 2
const chapterCharsMax = 8

const print = (line: Line | undefined): string =>
  line === undefined || !isTitleLike(line) || readMarker(line.text) !== null
    ? ''
    : lettersOf(line.text)

/** Prints that stand at the edge `at` of at least half of the articles, two or more. */
function repeated(articles: readonly (readonly Line[])[], at: 0 | -1): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const lines of articles) {
    const found = print(lines.at(at))
    if (found !== '' && lines.length > 1) counts.set(found, (counts.get(found) ?? 0) + 1)
  }
  const enough = Math.max(articlesMin, articles.length / 2)
  return new Set([...counts].filter(([, count]) => count >= enough).map(([text]) => text))
}

/** A short name under every title may be the first chapter: 背景. What stands above 摘要 or a mark is none. */
const isChapter = (lines: readonly Line[]): boolean => {
  const [first, second] = lines
  if (first === undefined || second === undefined) return true
  return (
    first.text.length <= chapterCharsMax && !isTitleLike(second) && !/^.{0,2}摘/.test(second.text)
  )
}

/** The articles without the lines that return under their titles or at their ends. */
export function withoutRepeats(
  articles: readonly (readonly Line[])[],
): readonly (readonly Line[])[] {
  const heads = repeated(articles, 0)
  const tails = repeated(articles, -1)
  return articles.map((lines) => {
    const start = heads.has(print(lines[0])) && !isChapter(lines) ? 1 : 0
    const end =
      lines.length > start + 1 && tails.has(print(lines.at(-1))) ? lines.length - 1 : lines.length
    return lines.slice(start, end)
  })
}
