/**
 * What speaks for a doubtful name, and which of several divisions a shared name means.
 *
 * In this order: the parent right before it, the label, other divisions the article names, the
 * bulletin's other labels, the date.
 */

import { rareWordNames } from './bare-names.ts'
import { type Division, isAncestor, isValidAt } from './gazetteer.ts'
import type { NameHit, RegionReading } from './name-hits.ts'
import { hasTownshipBehind, isCleanBefore, isCleanBehind, isInCountedList } from './neighbours.ts'

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
function within(divisions: Division[], codes: ReadonlySet<string>): Division[] {
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

function childrenOf(divisions: Division[], before: RegionReading): Division[] {
  const parents = before.candidates.length > 0 ? before.candidates : [before.division]
  return divisions.filter((it) => parents.some((parent) => isAncestor(parent.code, it.code)))
}

/** True when a name that is not plain is a place after all. */
export function isEvident(hit: NameHit, before: RegionReading | null, evidence: Evidence): boolean {
  const { divisions, isFull } = hit.name
  if (!isFull && hit.trust !== 'plain' && evidence.hasPlaceBehind(hit)) return true
  const isBound = before !== null && childrenOf(divisions, before).length > 0
  if (hit.trust === 'word') return isEvidentWord(hit, isBound, evidence)
  if (isBound || hit.trust === 'townPart') return isBound
  const isKnown = [evidence.label, evidence.named].some((it) => within(divisions, it).length > 0)
  if (hit.trust === 'direction') return isKnown
  if (isFull) return isEvidentFull(hit, before !== null, isKnown, evidence)
  if (isKnown || isListed(hit, provinceDigits, evidence)) return true
  return divisions.length === 1 && hasTownshipBehind(evidence.text, hit.end)
}

function isEvidentWord(hit: NameHit, isBound: boolean, evidence: Evidence): boolean {
  const { text, label, named } = evidence
  const { divisions } = hit.name
  const isKnown = divisions.some(({ code }) => label.has(code) || named.has(code))
  const isRare = rareWordNames.has(hit.name.text)
  const hasTownship = hasTownshipBehind(text, hit.end)
  const isCleanRight = hasTownship || isCleanBehind(text, hit.end)
  if (isBound) return isCleanRight || isKnown || isRare
  if (!isCleanBefore(text, hit.start)) return false
  if (isRare && [label, named].some((it) => isOfPrefecture(divisions, it))) return true
  if (isKnown) return isCleanRight
  if (within(divisions, label).length > 0 && (hasTownship || isInCountedList(text, hit.end)))
    return true
  const digits = within(divisions, label).length > 0 ? provinceDigits : prefectureDigits
  return isCleanRight && isListed(hit, digits, evidence)
}

const municipalities = new Set(['110000', '120000', '310000', '500000'])

/** One of `codes` is the prefecture of a division, or lies in it; or its municipality. */
function isOfPrefecture(divisions: Division[], codes: ReadonlySet<string>): boolean {
  for (const code of codes) {
    const kin = municipalities.has(code)
      ? code.slice(0, provinceDigits)
      : code.slice(0, prefectureDigits)
    if (!kin.endsWith('00') && divisions.some((it) => it.code.startsWith(kin))) return true
  }
  return false
}

/**
 * 资源县, 和县 and the like: neither 旅游资源县 nor 省和县 nor 富县强民 is a county. Two characters
 * need a clean left edge even where their province is named.
 */
function isEvidentFull(
  hit: NameHit,
  isBehindDivision: boolean,
  isKnown: boolean,
  evidence: Evidence,
): boolean {
  const { start, end, name } = hit
  const { text, label } = evidence
  if (name.divisions.some(({ code }) => label.has(code))) return true
  if ('域区级乡镇'.includes(text[end] ?? '\n')) return false
  if (isKnown && name.text.length > 2) return true
  if (!isBehindDivision && !isCleanBefore(text, start)) return false
  if (isCleanBehind(text, end) || isListed(hit, provinceDigits, evidence)) return true
  return /^(委|政府|人民|纪委|人大|政协)/.test(text.slice(end, end + 2))
}

const provinceDigits = 2
const prefectureDigits = 4

/** 珠海、中山、江门: the item beside it in a list lies in the same province or prefecture. */
function isListed({ start, end, name }: NameHit, digits: number, evidence: Evidence): boolean {
  const { text, listed } = evidence
  const beside = [
    text[start - 1] === '、' ? listed.get(start - 1) : undefined,
    text[end] === '、' ? listed.get(end + 1) : undefined,
  ]
  return beside.some((code) => {
    const kin = code?.slice(0, digits)
    return kin !== undefined && name.divisions.some((it) => it.code.startsWith(kin))
  })
}
