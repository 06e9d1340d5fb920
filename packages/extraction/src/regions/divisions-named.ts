/** Divisions by name, for people who choose one. */
import { type Division, divisionOf, type GazetteerName, gazetteer, isValidAt } from './gazetteer.ts'

export interface NamedDivision {
  readonly code: string
  readonly name: string
  /** The names of what contains it, outermost first: 湖南省, 怀化市. */
  readonly within: string[]
}

/**
 * Today's divisions whose name begins with `query`, written in full or bare (湖南, 湖南省): exact
 * names first, then the higher level, then by code. At most `limit`.
 */
export function divisionsNamed(query: string, limit: number): NamedDivision[] {
  const found = new Map<string, { division: Division; exact: boolean }>()
  for (const name of namesFrom(query)) {
    for (const division of name.divisions) {
      if (!isValidAt(division, null)) continue
      const exact = name.text === query || found.get(division.code)?.exact === true
      found.set(division.code, { division, exact })
    }
  }
  const rank = { province: 0, prefecture: 1, county: 2 }
  return [...found.values()]
    .sort(
      (a, b) =>
        Number(b.exact) - Number(a.exact) ||
        rank[a.division.level] - rank[b.division.level] ||
        a.division.code.localeCompare(b.division.code),
    )
    .slice(0, limit)
    .map(({ division }) => describe(division))
}

let inOrder: readonly GazetteerName[] | undefined

/** The names that begin with `query`: neighbours, where names are in order. */
function* namesFrom(query: string): Generator<GazetteerName> {
  inOrder ??= gazetteer().names.toSorted((a, b) => (a.text < b.text ? -1 : 1))
  let from = 0
  for (let to = inOrder.length; from < to; ) {
    const middle = (from + to) >>> 1
    if ((inOrder[middle]?.text ?? '') < query) from = middle + 1
    else to = middle
  }
  for (; inOrder[from]?.text.startsWith(query); from += 1) yield inOrder[from] as GazetteerName
}

/** The division of a code, as it is named today or was last. Null for a code that never was. */
export function namedDivision(code: string): NamedDivision | null {
  const division = divisionOf(code, null)
  return division && describe(division)
}

function describe({ code, name }: Division): NamedDivision {
  const around = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`]
  const within = around
    .filter((each) => each !== code)
    .map((each) => divisionOf(each, null)?.name)
    .filter((each) => each !== undefined)
  return { code, name, within }
}
