/** 案例一 on a line of its own above a title: it counts the articles and belongs to none. */
import type { Line } from '../normalise/read-lines.ts'
import { hanNumber } from './han-number.ts'
import { isTitleLike } from './line-index.ts'

const ordinal =
  /^(\p{Script=Han}{0,4}?) ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?([篇例编]?)[：:、.]?$/u
/** What these count stands in the text itself. */
const counted = /^(?:表|图|附|附件|附表|附图|注)$/
const ordinalCharsMax = 10
const runMin = 2

interface Ordinal {
  readonly at: number
  readonly value: number
  /** What stands round the number; the lines of one count share it. */
  readonly frame: string
}

function ordinalAt(lines: readonly Line[], at: number): Ordinal | null {
  const line = lines[at]
  const next = lines[at + 1]
  if (line === undefined || next === undefined || line.text.length > ordinalCharsMax) return null
  const [, before = '', digits = '', behind = ''] = ordinal.exec(line.text) ?? []
  if (before + behind === '' || counted.test(before) || !isTitleLike(next)) return null
  return { at, value: hanNumber(digits), frame: `${before}#${behind}` }
}

/** True where the numbers count from one: 1, 2, 3, and for the contents and the body twice. */
const countsUp = (run: readonly Ordinal[]): boolean =>
  run.length >= runMin &&
  run.every(({ value }, at) => value === 1 || (at > 0 && value === (run[at - 1]?.value ?? 0) + 1))

/** The lines without those that hold nothing but the next number above a title. */
export function withoutLoneOrdinals(lines: readonly Line[]): readonly Line[] {
  const frames = new Map<string, Ordinal[]>()
  lines.forEach((_, at) => {
    const found = ordinalAt(lines, at)
    if (found === null) return
    const known = frames.get(found.frame)
    if (known === undefined) frames.set(found.frame, [found])
    else known.push(found)
  })
  const runs = [...frames.values()].filter(countsUp)
  if (runs.length === 0) return lines
  const dropped = new Set(runs.flatMap((run) => run.map(({ at }) => at)))
  return lines.flatMap((line, at) => {
    if (dropped.has(at)) return []
    const above = dropped.has(at - 1) ? lines[at - 1] : undefined
    return above === undefined
      ? [line]
      : [{ ...line, blankBefore: Math.max(line.blankBefore, above.blankBefore) }]
  })
}
