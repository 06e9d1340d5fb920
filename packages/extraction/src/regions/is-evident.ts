/** Whether a name that is not plain is a place after all: what speaks for it. */

import { commonWordNames, rareWordNames } from './bare-names.ts'
import { childrenOf, type Evidence, within } from './evidence.ts'
import type { Division } from './gazetteer.ts'
import type { NameHit, RegionReading } from './name-hits.ts'
import { hasTownshipBehind, isCleanBefore, isCleanBehind, isInCountedList } from './neighbours.ts'
import { bodyEndFrom } from './organisation-name.ts'

const provinceDigits = 2
const prefectureDigits = 4

/** True when a name that is not plain is a place. `before` is the reading that ends where it starts. */
export function isEvident(hit: NameHit, before: RegionReading | null, evidence: Evidence): boolean {
  const { divisions, isFull } = hit.name
  if (!isFull && hit.trust !== 'plain' && evidence.hasPlaceBehind(hit)) return true
  const isBound = before !== null && childrenOf(divisions, before).length > 0
  if (hit.trust === 'word') return isEvidentWord(hit, isBound, evidence)
  if (hit.trust === 'bound') return isEvidentBound(hit, isBound, evidence)
  if (isBound || hit.trust === 'townPart') return isBound
  const isKnown = [evidence.label, evidence.named].some((it) => within(divisions, it).length > 0)
  if (hit.trust === 'direction') return isKnown
  if (isFull) return isEvidentFull(hit, before !== null, isKnown, evidence)
  if (isKnown || isListed(hit, provinceDigits, evidence)) return true
  return divisions.length === 1 && hasTownshipBehind(evidence.text, hit.end)
}

/** 北京东城, or beside it in a list of the same city: 北京东城、西城. */
function isEvidentBound(hit: NameHit, isBound: boolean, evidence: Evidence): boolean {
  if (!isCleanBehind(evidence.text, hit.end)) return false
  return isBound || isListed(hit, prefectureDigits, evidence)
}

/** 大名, 平安: nothing runs on into a word, or a parent right before it makes that unlikely. */
function isEvidentWord(hit: NameHit, isBound: boolean, evidence: Evidence): boolean {
  const { text, label, named } = evidence
  const isKnown = hit.name.divisions.some(({ code }) => label.has(code) || named.has(code))
  const runsOn = !hasTownshipBehind(text, hit.end) && !isCleanBehind(text, hit.end)
  const isSafe = !runsOn || !commonWordNames.has(hit.name.text)
  if (isBound) return isSafe || isKnown
  if (!isCleanBefore(text, hit.start)) return false
  return isKnown ? isSafe : isNearby(hit, runsOn, evidence)
}

/** Its prefecture is named, or its province in the label and it stands in a list or before a township. */
function isNearby(hit: NameHit, runsOn: boolean, evidence: Evidence): boolean {
  const { text, label, named } = evidence
  const { text: name, divisions } = hit.name
  const isCommon = commonWordNames.has(name)
  const mayBe = rareWordNames.has(name) || !(isCommon || runsOn)
  if (mayBe && [label, named].some((it) => isOfPrefecture(divisions, it))) return true
  const isInLabel = within(divisions, label).length > 0
  if (!isInLabel) return !(runsOn && isCommon) && isListed(hit, prefectureDigits, evidence)
  if (hasTownshipBehind(text, hit.end) || isInCountedList(text, hit.end)) return true
  return !(runsOn && isCommon) && isListed(hit, provinceDigits, evidence)
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

/** 和县域, 任县长, 新县城: the last character of a short full name begins another word. */
const runsIntoWord = /^(?:[域区级乡镇长]|城(?!乡))/

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
  if (runsIntoWord.test(text.slice(end, end + 2))) return false
  if (isKnown && name.text.length > 2) return true
  if (!isBehindDivision && !isCleanBefore(text, start)) return false
  if (isCleanBehind(text, end) || isListed(hit, provinceDigits, evidence)) return true
  if (isOfPrefecture(name.divisions, label)) return true
  return hasTownshipBehind(text, end) || bodyEndFrom(text, end) !== null
}

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
