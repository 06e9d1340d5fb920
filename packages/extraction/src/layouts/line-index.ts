/** Lines of one sheet with the questions every layout reader asks, answered once. */
import { titleColumnsMax } from '../limits.ts'
import { endsSentence } from '../normalise/characters.ts'
import { isAddressLine } from '../normalise/find-furniture.ts'
import { fingerprintOf } from '../normalise/fingerprint.ts'
import type { Setting } from '../normalise/measure-setting.ts'
import type { Line } from '../normalise/read-lines.ts'

export interface LineIndex {
  readonly source: string
  readonly lines: readonly Line[]
  readonly setting: Setting
  /** Fingerprint of a line that is short enough for a title, else ''. */
  readonly fingerprint: (index: number) => string
  /** Fingerprint of a line and the next one as one title set over two lines, else ''. */
  readonly pairFingerprint: (index: number) => string
}

/** True where a line cannot be a title: too long, a whole sentence, or a web address. */
export function isRunningText(line: Line): boolean {
  if (line.columns > titleColumnsMax || isAddressLine(line.text)) return true
  return line.text.endsWith('。') || line.text.endsWith('；') || line.text.endsWith('。”')
}

/** True where a line could carry a title or a section: short and without the end of a sentence. */
export const isTitleLike = (line: Line): boolean =>
  !isRunningText(line) && (!endsSentence(line.text) || /[！？!?…]["”』」]?$/.test(line.text))

export function indexLines(source: string, lines: readonly Line[], setting: Setting): LineIndex {
  const prints = lines.map((line) =>
    isRunningText(line) ? '' : fingerprintOf(line.text.slice(0, line.entryEnd)),
  )
  const fingerprint = (index: number): string => prints[index] ?? ''
  return {
    source,
    lines,
    setting,
    fingerprint,
    pairFingerprint: (index) => {
      const first = fingerprint(index)
      const line = lines[index]
      const next = lines[index + 1]
      if (first === '' || line === undefined || next === undefined) return ''
      if (fingerprint(index + 1) === '' || line.columns + next.columns > titleColumnsMax) return ''
      return fingerprintOf(`${line.text}${next.text.slice(0, next.entryEnd)}`)
    },
  }
}
