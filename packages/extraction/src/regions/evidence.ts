/**
 * Which of several divisions a shared name means.
 *
 * In this order: the parent right before it, the label, other divisions the article names, the
 * bulletin's other labels, the date.
 */

import { type Division, isAncestor, isValidAt } from './gazetteer.ts'
import type { NameHit, RegionReading } from './name-hits.ts'

export interface RegionContext {
  /** Codes of the regions in the article's label. */
  readonly labelRegions?: readonly string[]
  /** Codes named by the labels of the whole bulletin; the weakest evidence. */
  readonly bulletinRegions?: readonly string[]
  /** Day or month of the bulletin, `YYYY-MM…`; names valid then are preferred. */
  readonly date?: string | null
}

/** What is known when a doubtful name is judged. */
export interface Evidence {
  text: string
  label: ReadonlySet<string>
  bulletin: ReadonlySet<string>
  /** Codes of what the article names beyond doubt. */
  named: ReadonlySet<string>
  month: string | null
  /** Code of each reading so far, and of each plain one, by the offsets of its first character and of the one behind it. */
  listed: Map<number, string>
  /** A place that lies in it stands right behind the name: 大同|云冈区. */
  hasPlaceBehind(hit: NameHit): boolean
}

/** What contains a division, from itself up to its province. */
const containers = [
  (code: string) => code,
  (code: string) => `${code.slice(0, 4)}00`,
  (code: string) => `${code.slice(0, 2)}0000`,
]

/** Those of `divisions` that lie in one of `codes`, by the smallest container that is among them. */
export function within(divisions: Division[], codes: ReadonlySet<string>): Division[] {
  if (codes.size === 0) return []
  for (const containerOf of containers) {
    const inside = divisions.filter((it) => codes.has(containerOf(it.code)))
    if (inside.length > 0) return inside
  }
  return []
}

/**
 * The divisions a name means here, the likeliest first. `before` is the reading that ends where
 * the name starts. A bare name is its highest division (吉林 the province, 西安 the city) unless its
 * parent stands right before it (青海|海南), or the label decides of a name that is not plain (朝阳).
 */
export function resolve(
  { name, trust, start }: NameHit,
  before: RegionReading | null,
  evidence: Evidence,
): Division[] {
  const isFormer = evidence.text[start - 1] === '原'
  const divisions = isFormer ? name.divisions : validOf(name.divisions, evidence.month)
  const bound = before ? childrenOf(name.divisions, before) : []
  if (bound.length > 0) return distinct(highestOf(validOf(bound, evidence.month)))
  const highest = name.isFull ? divisions : highestOf(divisions)
  const narrowings = [
    within(trust === 'plain' ? highest : divisions, evidence.label),
    within(highest, evidence.named),
    within(highest, evidence.bulletin),
  ]
  const narrowed = narrowings.find((it) => it.length > 0) ?? highest
  const meant = distinct(highestOf(narrowed))
  return name.isFull ? meant : cityOfTwins(meant)
}

/** Names list their divisions from the highest level down. */
function highestOf(divisions: Division[]): Division[] {
  return divisions.filter((it) => it.level === divisions[0]?.level)
}

/** Those of that month; where none was valid then, those that ended last. */
function validOf(divisions: Division[], month: string | null): Division[] {
  const valid = divisions.filter((it) => isValidAt(it, month))
  if (valid.length > 0) return valid
  const lastEnd = divisions
    .map(({ to }) => to)
    .toSorted()
    .at(-1)
  return divisions.filter(({ to }) => to === lastEnd)
}

/** 伊宁 is the city, not the county round it. */
function cityOfTwins(divisions: Division[]): Division[] {
  const [first] = divisions
  const areTwins = divisions.every(({ code }) => code.slice(0, 4) === first?.code.slice(0, 4))
  const city = divisions.find(({ name }) => name.endsWith('市'))
  return divisions.length > 1 && areTwins && city ? [city] : divisions
}

function distinct(divisions: Division[]): Division[] {
  return divisions.filter((it, index) => divisions.findIndex((at) => at.code === it.code) === index)
}

export function childrenOf(divisions: Division[], before: RegionReading): Division[] {
  const parents = before.candidates.length > 0 ? before.candidates : [before.division]
  return divisions.filter((it) => parents.some((parent) => isAncestor(parent.code, it.code)))
}
