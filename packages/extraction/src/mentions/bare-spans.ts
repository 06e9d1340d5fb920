/** A bare text cut into the stretches that are read as running text. */
import { breaksOff, endsSentence, leavesOpen } from '../normalise/characters.ts'
import { isAddressLine, isPageNumber } from '../normalise/find-furniture.ts'
import { measureSetting, type Setting } from '../normalise/measure-setting.ts'
import { filledShare } from '../normalise/measure-wrap.ts'
import { type Line, readLines } from '../normalise/read-lines.ts'
import type { TextSpan } from './text-span.ts'

/** A line narrower than this is a title or a heading unless it breaks off (columns). */
const runningColumnsMin = 40

/** A line of broken text reaches at least this share of the width it is broken at. */
const fullShareMin = 0.85

/** A line that begins a block of its own, however the one before it ends. */
const beginsBlock =
  /^(?:[■●◆▲★▶]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\d]{1,3}[章节篇部]|【|\d{1,2}[、.．](?!\d)|0\d)/

/** A number torn from its unit: 27.46 / 亿元, 2021 / 年, 5 / 亿元. */
const endsInNumber = /[\d万亿千百]$/
const beginsWithUnit = /^(?:[万亿元年月日号%％‰]|千[万元]|百[万元]|个百分点|[多余][万亿元])/

/** A number torn between its digits: 27.4 / 665, 27. / 4665, 27 / .4665. */
const tornDigits = (line: string, next: string) =>
  (/\d[.,]?$/.test(line) && /^\d/.test(next)) || (/\d$/.test(line) && /^[.,]\d/.test(next))

/** A line of running text and one that is no wider, as if broken off it. */
const isAsWide = (line: Line, next: Line) =>
  line.columns >= runningColumnsMin && next.columns <= line.columns * 1.15

/** Where too few lines tell the width: the next line is no wider, and one of the two is a sentence. */
const looksWrapped = (line: Line, next: Line) =>
  isAsWide(line, next) && (/[，。；：]/.test(line.text) || endsSentence(next.text))

/** True where the line reaches as far as running text does before it is broken. */
function isBroken(line: Line, next: Line, setting: Setting): boolean {
  if (setting.wrap !== null) return filledShare(line, setting.wrap) >= fullShareMin
  return next.blankBefore === 0 && looksWrapped(line, next)
}

/** 2021年 / 6月, 8月 / 30日. */
const tornDate = (line: string, next: string) =>
  /\d[年月]$/.test(line) && /^\d{1,2}[月日号]/.test(next)

function runsOn(line: Line, next: Line, setting: Setting): boolean {
  if (endsInNumber.test(line.text) && beginsWithUnit.test(next.text)) return true
  if (tornDate(line.text, next.text)) return true
  const broken = isBroken(line, next, setting)
  if (tornDigits(line.text, next.text)) return broken || isAsWide(line, next)
  if (endsSentence(line.text) || beginsBlock.test(next.text)) return false
  return broken || breaksOff(line.text) || leavesOpen(line.text)
}

/**
 * The stretches of a bare text, in order. Lines of one paragraph are soft; page numbers and lines of
 * addresses, which print sets inside sentences, are left out.
 */
export function bareSpans(text: string): TextSpan[] {
  const lines = readLines(text).lines.filter(
    (line) => !isPageNumber(line.text) && !isAddressLine(line.text),
  )
  const setting = measureSetting(lines)
  return lines.map((line, index) => {
    const next = lines[index + 1]
    return {
      start: line.from,
      end: line.to,
      soft: next !== undefined && runsOn(line, next, setting),
    }
  })
}
