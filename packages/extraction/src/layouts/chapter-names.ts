/** Chapter names that run on into their text: learned from the bulletin, helped by a short list. */
import { chapterNameCharsMax } from '../limits.ts'
import { endsSentence } from '../normalise/characters.ts'
import type { Line } from '../normalise/read-lines.ts'
import { isChapterMarker, type Marker, readMarker } from './read-marker.ts'

/** Names of chapters as case reports commonly print them; each says "chapter" wherever it stands. */
const commonNames = [
  '改革背景',
  '案例背景',
  '工作背景',
  '实施背景',
  '建设背景',
  '背景情况',
  '基本情况',
  '主要做法',
  '具体做法',
  '经验做法',
  '改革目标',
  '改革举措',
  '改革措施',
  '创新举措',
  '主要举措',
  '主要措施',
  '改革成效',
  '主要成效',
  '工作成效',
  '取得成效',
  '实施成效',
  '经验启示',
  '案例启示',
  '启示思考',
  '下一步打算',
  '下步打算',
]

const common = new Set(commonNames)

/** True for a name that says "chapter" in any bulletin: 主要做法. */
export const isCommonChapterName = (name: string): boolean => common.has(name)

const prefixCharsMin = 4
const notBehindName = /^[的和与及等，、：了是]/

/** A line behind a chapter mark: what follows the mark, and in which article it stands. */
interface Opening {
  readonly rest: string
  readonly article: number
  readonly kind: Marker['kind']
}

const standsAlone = (rest: string): boolean =>
  rest.length <= chapterNameCharsMax && !endsSentence(rest) && !/[，、。；]/.test(rest)

function commonPrefix(a: string, b: string): string {
  let length = 0
  const stop = Math.min(a.length, b.length, chapterNameCharsMax + 1)
  while (length < stop && a.charAt(length) === b.charAt(length)) length += 1
  return a.slice(0, length)
}

/** Names that only ever run on show themselves as the same beginning in several articles. */
function recurringPrefixes(openings: readonly Opening[]): readonly string[] {
  const sorted = openings.toSorted((a, b) => (a.rest < b.rest ? -1 : 1))
  const found: string[] = []
  sorted.forEach((opening, at) => {
    const next = sorted[at + 1]
    if (next === undefined || next.article === opening.article) return
    const prefix = commonPrefix(opening.rest, next.rest)
    const isName = prefix.length >= prefixCharsMin && prefix.length <= chapterNameCharsMax
    if (isName && !/[，、。；：“”《》（）\d]/.test(prefix)) found.push(prefix)
  })
  return found
}

/**
 * Learns the chapter names of one bulletin from the lines of its articles.
 * A name stands alone behind its mark in some article, or begins the chapters of several.
 */
export function learnChapterNames(articles: readonly (readonly Line[])[]): readonly string[] {
  const alone = new Set<string>(commonNames)
  const runOn: Opening[] = []
  articles.forEach((lines, article) => {
    for (const line of lines) {
      const marker = readMarker(line.text)
      if (marker === null || !isChapterMarker(marker.kind)) continue
      const rest = line.text.slice(marker.length)
      if (standsAlone(rest)) alone.add(rest)
      else runOn.push({ rest, article, kind: marker.kind })
    }
  })
  const names = [
    ...alone,
    ...recurringPrefixes(runOn.filter((one) => !startsWithAny(one.rest, alone))),
  ]
  return names.toSorted((a, b) => b.length - a.length)
}

const startsWithAny = (text: string, names: ReadonlySet<string>): boolean => {
  for (let length = 2; length <= chapterNameCharsMax; length += 1) {
    if (names.has(text.slice(0, length))) return true
  }
  return false
}

/** Length of the chapter name with which a line behind its mark runs on into text, or 0. */
export function runOnNameLength(rest: string, names: readonly string[]): number {
  const name = names.find((one) => rest.length > one.length && rest.startsWith(one))
  return name === undefined || notBehindName.test(rest.slice(name.length)) ? 0 : name.length
}
