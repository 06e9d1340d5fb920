/**
 * What speaks for a doubtful name, and which of several divisions a shared name means.
 *
 * In this order: the parent right before it, the label, other divisions the article names, the
 * bulletin's other labels, the date.
 */
import { type Division, type GazetteerName, isAncestor, isValidAt } from './gazetteer.ts'
import type { NameHit, RegionReading } from './name-hits.ts'
import { hasTownshipBehind, isCleanBefore, isCleanBehind } from './neighbours.ts'

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
  label: readonly string[]
  bulletin: readonly string[]
  /** Codes of what the article names beyond doubt. */
  named: ReadonlySet<string>
  month: string | null
}

/** Where `divisions` may be told apart by what contains them. */
function within(divisions: Division[], codes: Iterable<string>): Division[] {
  for (const code of codes) {
    const inside = divisions.filter((it) => it.code === code || isAncestor(code, it.code))
    if (inside.length > 0) return inside
  }
  return []
}

/**
 * The divisions a name means here, the likeliest first. `before` is the reading that ends where
 * the name starts. A bare name is a lower division (青海|海南, 北京 in the label and 朝阳) only behind
 * its parent or under its label; nothing but the parent right before it outdoes a province.
 */
export function resolve(
  name: GazetteerName,
  before: RegionReading | null,
  evidence: Evidence,
): Division[] {
  const divisions = validOf(name.divisions, evidence.month)
  const bound = before ? childrenOf(name.divisions, before) : []
  if (bound.length > 0) return distinct(highestOf(validOf(bound, evidence.month)))
  const highest = name.isFull ? divisions : highestOf(divisions)
  const narrowings = [
    within(highest[0]?.level === 'province' ? highest : divisions, evidence.label),
    within(highest, deepestFirst(evidence.named)),
    within(highest, evidence.bulletin),
  ]
  const narrowed = narrowings.find((it) => it.length > 0) ?? highest
  return distinct(highestOf(narrowed))
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

function distinct(divisions: Division[]): Division[] {
  return divisions.filter((it, index) => divisions.findIndex((at) => at.code === it.code) === index)
}

function childrenOf(divisions: Division[], before: RegionReading): Division[] {
  const parents = before.candidates.length > 0 ? before.candidates : [before.division]
  return divisions.filter((it) => parents.some((parent) => isAncestor(parent.code, it.code)))
}

function deepestFirst(codes: ReadonlySet<string>): string[] {
  const depth = (code: string) => (code.endsWith('0000') ? 0 : code.endsWith('00') ? 1 : 2)
  return [...codes].toSorted((a, b) => depth(b) - depth(a))
}

/** True when a name that is not plain is a place after all. */
export function isEvident(hit: NameHit, before: RegionReading | null, evidence: Evidence): boolean {
  const { divisions } = hit.name
  const isBound = before !== null && childrenOf(divisions, before).length > 0
  if (hit.trust === 'generic') return isBound
  if (hit.trust === 'word') return isEvidentWord(hit, isBound, evidence)
  if (isBound) return true
  if (hit.name.isFull) return isEvidentFull(hit, evidence)
  if (within(divisions, evidence.label).length > 0) return true
  if (within(divisions, evidence.named).length > 0) return true
  return divisions.length === 1 && hasTownshipBehind(evidence.text, hit.end)
}

function isEvidentWord(hit: NameHit, isBound: boolean, { text, label, named }: Evidence): boolean {
  const { divisions } = hit.name
  const isKnown = divisions.some(({ code }) => label.includes(code) || named.has(code))
  const hasTownship = hasTownshipBehind(text, hit.end)
  if (isBound || isKnown) {
    const isCleanLeft = isBound || isCleanBefore(text, hit.start)
    return isCleanLeft && (hasTownship || isCleanBehind(text, hit.end))
  }
  return hasTownship && isCleanBefore(text, hit.start) && within(divisions, label).length > 0
}

/** 资源县 and the like: 旅游资源县 is no county. */
function isEvidentFull(hit: NameHit, { text, label, named }: Evidence): boolean {
  if (isCleanBefore(text, hit.start)) return true
  return within(hit.name.divisions, [...label, ...named]).length > 0
}
