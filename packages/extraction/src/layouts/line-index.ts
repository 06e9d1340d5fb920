/** Lines of one sheet with the questions every layout reader asks, answered once. */
import { titleColumnsMax } from '../limits.ts'
import { endsSentence } from '../normalise/characters.ts'
import { isAddressLine } from '../normalise/find-furniture.ts'
import { fingerprintOf } from '../normalise/fingerprint.ts'
import type { Setting } from '../normalise/measure-setting.ts'
import type { Line } from '../normalise/read-lines.ts'
import { learnBracketNames } from './bracket-names.ts'

export interface LineIndex {
  /** Names in brackets that head chapters: 【主要做法】…. */
  readonly bracketNames: ReadonlySet<string>
  /** Names of sections that are known beforehand, in letters alone. */
  readonly sectionNames: ReadonlySet<string>
  readonly source: string
  readonly lines: readonly Line[]
  readonly setting: Setting
  /** Fingerprint of a line that is short enough for a title, else ''. */
  readonly fingerprint: (index: number) => string
  /** Fingerprint of the lines `first` to `last` as one title set over several lines, else ''. */
  readonly rangeFingerprint: (first: number, last: number) => string
}

/** True where a line cannot be a title: too long, a whole sentence, or a web address. */
export function isRunningText(line: Line): boolean {
  if (line.columns > titleColumnsMax || line.isRow || isAddressLine(line.text)) return true
  return line.text.endsWith('。') || line.text.endsWith('；') || line.text.endsWith('。”')
}

/** True where a line could carry a title or a section: short and without the end of a sentence. */
export const isTitleLike = (line: Line): boolean =>
  !isRunningText(line) && (!endsSentence(line.text) || /[！？!?…]["”』」]?$/.test(line.text))

export function indexLines(
  source: string,
  lines: readonly Line[],
  { setting, sectionNames }: Pick<LineIndex, 'setting' | 'sectionNames'>,
): LineIndex {
  const prints = lines.map((line) =>
    isRunningText(line) ? '' : fingerprintOf(line.text.slice(0, line.entryEnd)),
  )
  const fingerprint = (index: number): string => prints[index] ?? ''
  return {
    bracketNames: learnBracketNames(lines),
    sectionNames,
    source,
    lines,
    setting,
    fingerprint,
    rangeFingerprint: (first, last) => {
      if (first === last) return fingerprint(first)
      const title = lines.slice(first, last + 1)
      const isTitle =
        title.length > last - first && title.every((_, at) => prints[first + at] !== '')
      if (!isTitle) return ''
      const columns = title.reduce((sum, line) => sum + line.columns, 0)
      if (columns > titleColumnsMax) return ''
      const end = title.at(-1)?.entryEnd
      const parts = title.map(({ text }, at) => (at === last - first ? text.slice(0, end) : text))
      return fingerprintOf(parts.join(''))
    },
  }
}
