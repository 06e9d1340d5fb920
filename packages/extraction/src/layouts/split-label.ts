/** `label | title`: the bar between the place or body and the headline. */
import { labelCharsMax } from '../limits.ts'
import { readMarker } from './read-marker.ts'

/** Where label and title stand in a cleaned line. */
export interface LabelSplit {
  readonly labelStart: number
  readonly labelEnd: number
  readonly titleStart: number
}

const bars = /[|｜丨│∣︱]/g
const sentenceSigns = /[。！？；，：!?;]/

const bracketLabel = /^【([^【】]{2,12})】(?=\S{4})/

/** 【label】title: some bulletins print the label in brackets. */
function splitBracket(text: string): LabelSplit | null {
  const hit = bracketLabel.exec(text)
  if (hit?.[1] === undefined || sentenceSigns.test(hit[1])) return null
  return { labelStart: 1, labelEnd: 1 + hit[1].length, titleStart: hit[0].length }
}

/** The parts of a `label | title` line, or null. Rows of a table (several bars) are none. */
export function splitLabel(text: string): LabelSplit | null {
  const places = [...text.matchAll(bars)].map((hit) => hit.index)
  const bar = places[0]
  if (bar === undefined) return splitBracket(text)
  if (places.length > 1) return null
  const labelStart = readMarker(text)?.length ?? 0
  const labelEnd = text.slice(0, bar).trimEnd().length
  const titleStart = text.length - text.slice(bar + 1).trimStart().length
  if (labelEnd <= labelStart || labelEnd - labelStart > labelCharsMax) return null
  if (titleStart >= text.length) return null
  if (sentenceSigns.test(text.slice(labelStart, labelEnd))) return null
  return { labelStart, labelEnd, titleStart }
}
