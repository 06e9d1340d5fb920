/** The divisions a label stands for: 湖南怀化 is 431200 怀化市. */
import { wordNames } from './bare-names.ts'
import { type Division, divisionOf, gazetteer, isAncestor, isValidAt } from './gazetteer.ts'
import { lookAlikesOf } from './look-alikes.ts'
import { eachNameAt } from './name-trie.ts'
import { endsLikeBody } from './organisation-name.ts'

export interface LabelRegion {
  code: string
  name: string
}

/** A label longer than this is a sentence. */
const labelLengthMax = 40

const separators = /[、，,/／·•和与及;；\s]+/

/** 中国香港, 中国·浙江: the country in front of a division. */
const ofChina = /^中国[·\s]*(?=[\u4e00-\u9fff]{2})/

/** What may follow the last division of a label: 等地, a township, a village, another place. */
const placeBehind = /^[\u4e00-\u9fff]{0,8}\d{0,2}[\u4e00-\u9fff]{0,4}$/

/** 陕西北部, 四川南部: a part, not a ministry. */
const partOfCountry = /^[东西南北中]部$/

/**
 * The divisions of a label, each at its deepest. Empty where the label names a body, a place that
 * is no division, or a name that several divisions share.
 */
export function labelRegionsOf(label: string | null, date: string | null = null): LabelRegion[] {
  const text = (label ?? '').replace(/\*\*/g, '').trim().replace(ofChina, '')
  if (text === '' || text.length > labelLengthMax) return []
  const month = date?.slice(0, 7) ?? null
  const whole = partRegion(text.replace(/\s+/g, ''), null, month)
  if (whole?.isWhole) return [asLabel(whole.division, month)]
  const parts = text.split(separators).filter((part) => part !== '')
  const found: Division[] = []
  for (const part of parts) {
    const region = partRegion(part, found.at(-1) ?? null, month)
    if (!region) return []
    found.push(region.division)
  }
  const isKept = (it: Division) => !found.some((other) => isAncestor(it.code, other.code))
  return found.filter(isKept).map((it) => asLabel(it, month))
}

function asLabel(division: Division, month: string | null): LabelRegion {
  const { code, name } = divisionOf(division.code, month) ?? division
  return { code, name: isValidAt(division, month) ? name : division.name }
}

interface Part {
  division: Division
  /** Nothing of the part is left over. */
  isWhole: boolean
}

/**
 * A chain of names from the first character on, every bare name believed but a lone word (平安).
 * What is left over may be a place below or beside the division, but no body: 浙江省|农业农村厅.
 */
function partRegion(part: string, before: Division | null, month: string | null): Part | null {
  let at = 0
  let region: Division | null = null
  for (;;) {
    const found = chainStep(part, at, region ?? before, region !== null, month)
    if (!found) break
    region = found.division
    at = found.end
  }
  if (!region || (before === null && wordNames.has(part))) return null
  const rest = part.slice(at)
  if (rest === '') return { division: region, isWhole: true }
  if (!partOfCountry.test(rest) && (endsLikeBody(rest) || !placeBehind.test(rest))) return null
  return { division: lookAlike(part, at, region, month) ?? region, isWhole: false }
}

interface Step {
  division: Division
  end: number
}

/** The longest name at `at` that goes on from `before`. */
function chainStep(
  text: string,
  at: number,
  before: Division | null,
  mustBeChild: boolean,
  month: string | null,
): Step | null {
  const { names, trie } = gazetteer()
  let longest: Step | null = null
  eachNameAt(trie, text, at, (id, _start, end) => {
    const division = only(names[id]?.divisions ?? [], before, mustBeChild, month)
    if (division) longest = { division, end }
  })
  return longest
}

/** The one division meant, or null when there is none or there are several. */
function only(
  divisions: Division[],
  before: Division | null,
  mustBeChild: boolean,
  month: string | null,
): Division | null {
  const children = before ? divisions.filter((it) => isAncestor(before.code, it.code)) : []
  if (mustBeChild && children.length === 0) return null
  const meant = children.length > 0 ? children : divisions
  const valid = meant.filter((it) => isValidAt(it, month))
  const named = valid.length > 0 ? valid : meant
  const kept = named.filter((it) => it.level === named[0]?.level)
  const codes = new Set(kept.map(({ code }) => code))
  return codes.size === 1 ? (kept.at(-1) ?? null) : null
}

/** 江苏沐阳: no division of 江苏, but one character away from one, and the two look alike. */
function lookAlike(
  part: string,
  at: number,
  parent: Division,
  month: string | null,
): Division | null {
  const rest = part.slice(at)
  const meant = lookAlikesOf(rest)
    .map((spelling) => chainStep(spelling, 0, parent, true, month))
    .filter((step): step is Step => step?.end === rest.length)
  return meant.length === 1 ? (meant[0]?.division ?? null) : null
}
