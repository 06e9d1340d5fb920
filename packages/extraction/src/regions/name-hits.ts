/** Every place in a text where a name of the gazetteer stands, sorted by how far it is believed. */
import {
  boundNames,
  directionNames,
  doubtfulPrefectures,
  plainCounties,
  townPartNames,
  wordFullNames,
  wordNames,
} from './bare-names.ts'
import { type Division, type GazetteerName, gazetteer, isAncestor } from './gazetteer.ts'
import { isListedLandscape } from './landscapes.ts'
import { eachName } from './name-trie.ts'
import {
  isCutShort,
  isHead,
  isNamesake,
  isOtherWord,
  isPerson,
  isTownshipName,
} from './neighbours.ts'
import { type Straddles, straddlesIn } from './straddles.ts'

/**
 * - `plain`: believed unless it straddles a word border (full names, provinces, cities).
 * - `normal`: a bare county; any evidence of its place will do.
 * - `word`: a word first; needs strong evidence.
 * - `direction`: 河北区, 江南区; only where its parent is named.
 * - `townPart`: 城区, 老城区; only right behind its parent.
 * - `bound`: 东城, 延长; only right behind its parent, and where nothing runs on.
 */
type Trust = 'plain' | 'normal' | 'word' | 'direction' | 'townPart' | 'bound'

export interface NameHit {
  start: number
  end: number
  name: GazetteerName
  trust: Trust
}

/** A division the text names at [start, end) of the compact text. */
export interface RegionReading {
  start: number
  end: number
  division: Division
  /** All divisions still possible, when the text does not decide. */
  candidates: Division[]
}

const trusts = new Map<GazetteerName, Trust>()

function trustOf(name: GazetteerName): Trust {
  const known = trusts.get(name)
  if (known) return known
  const trust = judge(name)
  trusts.set(name, trust)
  return trust
}

function fullTrust(text: string): Trust {
  if (directionNames.has(text)) return 'direction'
  return wordFullNames.has(text) ? 'normal' : 'plain'
}

function judge({ text, isFull, divisions }: GazetteerName): Trust {
  if (townPartNames.has(text)) return 'townPart'
  if (isFull) return fullTrust(text)
  if (boundNames.has(text)) return 'bound'
  if (wordNames.has(text)) return 'word'
  if (doubtfulPrefectures.has(text) || text.length < 2) return 'normal'
  const isCounty = divisions[0]?.level === 'county'
  return !isCounty || plainCounties.has(text) || text.length > 2 ? 'plain' : 'normal'
}

/** All hits by start, the longest first. Overlaps are still in. */
export function nameHitsIn(text: string): NameHit[] {
  const { names, trie } = gazetteer()
  const hits: NameHit[] = []
  eachName(trie, text, (id, start, end) => {
    const name = names[id]
    if (name) hits.push({ start, end, name, trust: trustOf(name) })
  })
  hits.sort((a, b) => a.start - b.start || b.end - a.end)
  return withoutShadowed(text, hits)
}

/** 河北区 in a text that does not name 天津 is not 河北 either. */
function withoutShadowed(text: string, hits: NameHit[]): NameHit[] {
  let shadowAt = -1
  return hits.filter(({ start, end, trust }) => {
    if (trust === 'direction' && !isCutShort(text, end)) shadowAt = start
    return start !== shadowAt || trust === 'direction'
  })
}

/** Tells whether a hit can be a place at all where it stands. */
export interface HitJudge {
  /** `isBound`: a parent stands right before, so the left edge is a border. */
  canStand(hit: NameHit, isBound: boolean): boolean
}

export function hitJudgeFor(text: string, hits: readonly NameHit[]): HitJudge {
  const straddles = straddlesIn(text)
  const known = new Map<NameHit, boolean>()
  return {
    canStand: (hit, isBound) => {
      const judged = isBound ? undefined : known.get(hit)
      if (judged !== undefined) return judged
      const verdict = hit.name.isFull
        ? fullCanStand(text, hit, isBound, straddles)
        : bareCanStand(
            text,
            hit,
            { isBound, hasChildBehind: hasChildBehind(hits, hit) },
            straddles,
          ) && !isRiverOrMountain(text, hit, hits)
      if (!isBound) known.set(hit, verdict)
      return verdict
    },
  }
}

/** A division right before or behind that contains the name or lies in it. */
interface Edges {
  isBound: boolean
  hasChildBehind: boolean
}

/** Names this short are found inside other words: 示范|县, 湖南|山区. */
const shortFullNameMax = 3

function fullCanStand(text: string, hit: NameHit, isBound: boolean, straddles: Straddles): boolean {
  const { start, end, name } = hit
  if (isCutShort(text, end) || isOtherWord(text, name.text, start, end)) return false
  if (isBound || name.text.length > shortFullNameMax) return true
  return !straddles.left(start, end)
}

function bareCanStand(text: string, hit: NameHit, edges: Edges, straddles: Straddles): boolean {
  const { start, end, name } = hit
  if (!edges.hasChildBehind && !bareEndCanStand(text, hit, straddles)) return false
  if (edges.isBound) return true
  if (isOtherWord(text, name.text, start, end) || isHead(text, start)) return false
  const isCounty = name.divisions[0]?.level === 'county'
  if (isCounty && !edges.hasChildBehind && isTownshipName(text, end)) return false
  const isLong = name.text.length > 2
  return (isLong || !straddles.left(start, end)) && !isPerson(text, start, end)
}

function bareEndCanStand(
  text: string,
  { start, end, name }: NameHit,
  straddles: Straddles,
): boolean {
  const isProvince = name.divisions[0]?.level === 'province'
  if (isOtherWord(text, name.text, start, end) || isNamesake(text, end, isProvince)) return false
  return name.text.length > 2 || !straddles.right(start, end)
}

/** A county (or 黄山, 怒江) in a list of rivers or mountains is one of them. */
function isRiverOrMountain(text: string, hit: NameHit, hits: readonly NameHit[]): boolean {
  const { start, end, name } = hit
  if (text[start - 1] !== '、' && text[end] !== '、') return false
  if (name.divisions[0]?.level !== 'county' && !doubtfulPrefectures.has(name.text)) return false
  return isListedLandscape(text, start, end, (from) => hits[firstFrom(hits, from)]?.start === from)
}

/** Index of the first hit that starts at `offset` or behind it. */
function firstFrom(hits: readonly NameHit[], offset: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((hits[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** 南京|江宁: the name of a child right behind shows where this one ends. */
export function hasChildBehind(hits: readonly NameHit[], { end, name }: NameHit): boolean {
  for (let at = firstFrom(hits, end); hits[at]?.start === end; at += 1) {
    const children = hits[at]?.name.divisions ?? []
    if (children.some((it) => name.divisions.some(({ code }) => isAncestor(code, it.code))))
      return true
  }
  return false
}
