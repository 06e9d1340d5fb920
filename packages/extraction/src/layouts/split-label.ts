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

/** The parts of a `label | title` line, or null. Rows of a table (several bars) are none. */
export function splitLabel(text: string): LabelSplit | null {
  const places = [...text.matchAll(bars)].map((hit) => hit.index)
  const bar = places[0]
  if (bar === undefined || places.length > 1) return null
  const labelStart = readMarker(text)?.length ?? 0
  const labelEnd = text.slice(0, bar).trimEnd().length
  const titleStart = text.length - text.slice(bar + 1).trimStart().length
  if (labelEnd <= labelStart || labelEnd - labelStart > labelCharsMax) return null
  if (titleStart >= text.length) return null
  if (sentenceSigns.test(text.slice(labelStart, labelEnd))) return null
  return { labelStart, labelEnd, titleStart }
}
