/** The dates an article names, each once, deadlines first. */
import type { Mentions } from '@jianbao/schema'

export interface GatheredDate {
  readonly kind: 'dates' | 'deadlines'
  /** As inferred where the words leave the year out, else in EDTF; the words where no year is known. */
  readonly date: string
  readonly at: readonly number[]
}

/** In the order of time; what has no year stands behind. The date inside a deadline's words is that deadline. */
export function gatherDates({ dates, deadlines }: Mentions): GatheredDate[] {
  const others = dates.filter(
    ({ start, end }) => !deadlines.some((each) => each.start <= start && end <= each.end),
  )
  return [...gather('deadlines', deadlines), ...gather('dates', others)]
}

function gather(
  kind: GatheredDate['kind'],
  mentions: readonly { edtf: string; resolved: string | null; text: string; start: number }[],
): GatheredDate[] {
  const places = new Map<string, number[]>()
  for (const { edtf, resolved, text, start } of mentions) {
    const date = resolved ?? (edtf.includes('X') ? text : edtf)
    places.set(date, [...(places.get(date) ?? []), start])
  }
  return [...places]
    .map(([date, at]) => ({ kind, date, at }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}
