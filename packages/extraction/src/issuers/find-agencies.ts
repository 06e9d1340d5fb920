/** The bodies that a running text names: 财政部, 江西省科技厅, 承德市纪委监委. */
import type { AgencyMention } from '@jianbao/schema'
import { type CompactText, placeOf } from '../mentions/compact-text.ts'
import { buildNameTrie, eachName, type NameTrie } from '../regions/name-trie.ts'
import { bodyEndFrom } from '../regions/organisation-name.ts'
import { canonicalBodyOf } from './canonical-body.ts'
import { centralBodies, centralBodyOf, sharedSpellings } from './central-bodies.ts'

/** A division at [start, end) of the original text, as `findRegions` reports it. */
interface NamedDivision {
  start: number
  end: number
}

interface Found {
  start: number
  end: number
}

const spellings = centralBodies.flatMap((body) => body.spellings)
let trie: NameTrie | null = null

/** 财政部|门, 国务院|令, 国办|发〔2021〕6号: not the body. */
const wordsBehind = /^([发函电字][〔[﹝【（(]|门|队|落|位|署(?!名)|长级|级|属|令|分|颁|委|省)/

/**
 * Central bodies by their usual names, and local ones that go on from a division of `regions` (the
 * mentions of the same view). 国务院 and the like in 《》 are left out: there they are part of a title.
 */
export function findAgencies(
  view: CompactText,
  regions: readonly NamedDivision[],
): AgencyMention[] {
  const { text } = view
  const local = localBodies(view, regions)
  const central = centralBodiesIn(text).filter(
    (it) => !local.some(({ start, end }) => start < it.end && it.start < end),
  )
  const isTitled = titledIn(text)
  return [...local, ...central]
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start }) => !isTitled(start))
    .map(({ start, end }) => {
      const name = text.slice(start, end)
      return { name, canonical: canonicalBodyOf(name), ...placeOf(view, start, end) }
    })
}

function centralBodiesIn(text: string): Found[] {
  trie ??= buildNameTrie(spellings)
  const found: Found[] = []
  eachName(trie, text, (id, start, end) => {
    const spelling = spellings[id] ?? ''
    if (!isCentral(text, spelling, start, end)) return
    const last = found.at(-1)
    if (!last || start >= last.end) found.push({ start, end })
    else if (start === last.start) last.end = end
  })
  return found
}

function isCentral(text: string, spelling: string, start: number, end: number): boolean {
  if (wordsBehind.test(text.slice(end, end + 2)) && !spelling.endsWith('委')) return false
  const before = text[start - 1] ?? ''
  if (sharedSpellings.has(spelling))
    return before === '' || /[\s，。；：、“（和与及由]/.test(before)
  return !/[省市县区州旗原]/.test(before) || spelling.length > 3
}

/** These end the names of schools, hospitals and firms, which are no bodies of the State. */
const notOfState =
  /大学|学院|医院|公司|(中心|学校|[中小]学|卫生院|卫生室|银行|[支分工农建中]行|集团|[日晚]报|证券|信托|出版社|[一二三]中|高中|卫视|电视台|机场|剧院|党校)$/

/** 霍山县委|县政府 are two bodies. */
const jointGovernment = /(?<=[省市县区州旗]委)[省市县区州旗](?:人民)?政府(?:办公[室厅])?$/

const partyPrefix = /(中共|共青团)$/

function localBodies(view: CompactText, regions: readonly NamedDivision[]): Found[] {
  const found: Found[] = []
  let at = 0
  for (const region of regions) {
    at = compactOffset(view, region.start, at)
    const regionEnd = compactOffset(view, region.end - 1, at) + 1
    const bodyEnd = bodyEndFrom(view.text, regionEnd)
    if (bodyEnd === null) continue
    const joint = jointGovernment.exec(view.text.slice(regionEnd - 1, bodyEnd))
    const end = bodyEnd - (joint?.[0].length ?? 0)
    const prefix = partyPrefix.exec(view.text.slice(Math.max(0, at - 3), at))?.[0].length ?? 0
    const name = view.text.slice(at - prefix, end)
    if (!notOfState.test(name) && !centralBodyOf.has(name)) found.push({ start: at - prefix, end })
  }
  return found
}

/** Where an offset of the original lies in the view; offsets must not go back before `from`. */
function compactOffset(view: CompactText, offset: number, from: number): number {
  if (!view.at) return offset
  let low = from
  let high = view.at.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((view.at[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Tells whether an offset lies inside 《》; offsets must come in text order. */
function titledIn(text: string): (offset: number) => boolean {
  let depth = 0
  let scanned = 0
  return (offset) => {
    for (; scanned < offset; scanned += 1) {
      const mark = text[scanned]
      if (mark === '《') depth += 1
      else if (mark === '》') depth = Math.max(0, depth - 1)
      else if (mark === '\n') depth = 0
    }
    return depth > 0
  }
}
