/** Where folded words stand in a text as it is printed. */
import { matchText } from '@jianbao/schema'

/** UTF-16 code units. */
export interface Mark {
  readonly start: number
  readonly end: number
}

export interface PartMarks {
  readonly marks: Mark[]
  /** Which of the words have a mark in this part. */
  readonly words: ReadonlySet<string>
}

/** A letter with all that may melt into it: combining marks, half-width voicing, the letters of Hangul. */
const letters = /[\u1100-\u11ff]+|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gsu
const plain = /[\u4e00-\u9fff0-9a-z]/u

interface Folded {
  readonly text: string
  /** For each unit of `text`, the printed stretch it came from. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** `matchText` letter by letter, so that each folded unit knows its place. */
function foldWithPlaces(printed: string): Folded {
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  for (const { 0: letter, index } of printed.matchAll(letters)) {
    const folded = letter.length === 1 && plain.test(letter) ? letter : matchText(letter)
    for (let at = 0; at < folded.length; at += 1) {
      starts.push(index)
      ends.push(index + letter.length)
    }
    text += folded
  }
  return { text, starts, ends }
}

/**
 * The places of the folded words in each part of an article, in order and without overlap. A word that
 * lies across two parts is marked in both, as search and subscriptions find it there.
 */
export function wordMarks(parts: readonly string[], words: readonly string[]): PartMarks[] {
  const folded = parts.map(foldWithPlaces)
  const text = folded.map((part) => part.text).join('')
  const found = words.flatMap((word) => placesOf(text, word).map((at) => ({ word, at })))
  let from = 0
  return folded.map((part) => {
    const to = from + part.text.length
    const here = found.filter(({ word, at }) => at < to && at + word.length > from)
    const marks = here.map(({ word, at }) => ({
      start: part.starts[Math.max(at, from) - from] ?? 0,
      end: part.ends[Math.min(at + word.length, to) - from - 1] ?? 0,
    }))
    from = to
    return { marks: merged(marks), words: new Set(here.map(({ word }) => word)) }
  })
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = []
  if (word === '') return places
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length))
    places.push(at)
  return places
}

function merged(marks: readonly Mark[]): Mark[] {
  const whole: { start: number; end: number }[] = []
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1)
    if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end)
    else whole.push({ ...mark })
  }
  return whole
}
