/**
 * Bulletins in no known family: headings of one rank part them into articles. Better one article too
 * few than wild splitting, so a lone paper with chapters stays one article.
 */
import { mastheadLinesMax, sectionCharsMax } from '../limits.ts'
import { breaksOff, columnsOf, endsSentence } from '../normalise/characters.ts'
import { lettersOf } from '../normalise/fingerprint.ts'
import type { Line } from '../normalise/read-lines.ts'
import { bracketName } from './bracket-names.ts'
import { isCommonChapterName } from './chapter-names.ts'
import { isRunningText, isTitleLike, type LineIndex } from './line-index.ts'
import type { Mark } from './marks.ts'
import { opensForeword } from './paper-title.ts'
import { markerRanks, readMarker } from './read-marker.ts'
import { isMastheadLine, issueOf } from './read-masthead.ts'

/** A heading that may begin a section or an article. Lower ranks contain higher ones. */
interface Candidate {
  readonly at: number
  readonly rank: number
  readonly text: string
  readonly runsOnAt: number | null
}

const bracketRank = 0.5
const knownSectionRank = 0.6
const underSectionRank = 0.7
const boldRank = 0.8
/** Points of one paper look like these; they stand below any other heading. */
const bulletRunOnRank = 8
const bulletRankStep = 0.1
const bulletDepthMax = 8
/** Longer names in brackets are titles. */
const bracketSectionCharsMax = 6
const bracketLine = /^【([^【】]{2,60})】$/
const bracketRunOn = /^【([^【】]{6,60})】(?=\S)/
/** Title, section, article: what lies deeper is a sub-heading. */
const articleHashesMax = 3
const titlesMin = 2
const weakTitlesMin = 3
/** Headlines are sentences; chapters are called 总体要求. */
const headlineColumnsMin = 17

const bulletinWords =
  /简报|动态|快报|要闻|要情|信息|参考|周报|月报|日报|专报|摘编|文摘|导读|通讯|速递|汇编|选编|集锦|bulletin|newsletter|briefing|digest|weekly|monthly|news/i

/** The cover speaks of a bulletin: 第37期, 简报, Newsletter. */
function isBulletin(index: LineIndex): boolean {
  for (const line of index.lines.slice(0, mastheadLinesMax)) {
    if (isRunningText(line)) return false
    if (line.columns < 60 && (bulletinWords.test(line.text) || issueOf(line.text) !== null))
      return true
  }
  return false
}

function hashCandidates(index: LineIndex, start: number): readonly Candidate[] {
  return index.lines.flatMap((line, at) =>
    at < start || line.hashes === 0 || line.hashes > articleHashesMax
      ? []
      : [{ at, rank: line.hashes, text: line.text, runsOnAt: null }],
  )
}

/** 【标题】 with the article's text behind it on the line. */
function runOnTitle(index: LineIndex, { text }: Line): Omit<Candidate, 'at' | 'rank'> | null {
  const hit = bracketRunOn.exec(text)
  if (hit === null || bracketLine.test(text)) return null
  if (index.bracketNames.has(bracketName(text) ?? '')) return null
  return { text: hit[1] ?? '', runsOnAt: hit[0].length }
}

const bulletRunOn = /^[^。！？；：]{8,40}。(?=\S)/

/** ▲标题。 with the article's text behind it on the line. */
function runOnBullet(text: string): Omit<Candidate, 'at'> | null {
  const marker = readMarker(text)
  if (marker?.kind !== 'bullet') return null
  const hit = bulletRunOn.exec(text.slice(marker.length))
  if (hit === null) return null
  const runsOnAt = marker.length + hit[0].length
  return { rank: bulletRunOnRank, text: hit[0].slice(0, -1), runsOnAt }
}

function printedCandidate(index: LineIndex, at: number): Candidate | null {
  const line = index.lines[at]
  if (line === undefined) return null
  const runOn = runOnTitle(index, line)
  if (runOn !== null) return { at, rank: boldRank, ...runOn }
  const bullet = runOnBullet(line.text)
  if (bullet !== null) return { at, ...bullet }
  if (!isTitleLike(line) || breaksOff(line.text)) return null
  const bracket = bracketLine.exec(line.text)
  if (bracket !== null) return { at, rank: bracketRank, text: bracket[1] ?? '', runsOnAt: null }
  const marker = readMarker(line.text)
  const text = line.text.slice(marker?.length ?? 0)
  if (marker !== null) return { at, rank: markerRanks[marker.kind], text, runsOnAt: null }
  if (line.bold) return { at, rank: boldRank, text, runsOnAt: null }
  if (index.sectionNames.has(lettersOf(line.text)))
    return { at, rank: knownSectionRank, text, runsOnAt: null }
  return null
}

/** 【项目建设】 on a line of its own, short and no chapter of a report. */
const isBracketSection = ({ rank, text }: Candidate): boolean =>
  rank === bracketRank && text.length <= bracketSectionCharsMax && !isCommonChapterName(text)

/** Where known section names, or names in brackets, part the text, unmarked headlines between them are titles. */
function underSections(index: LineIndex, found: readonly Candidate[]): readonly Candidate[] {
  const known = found.filter(({ rank }) => rank === knownSectionRank)
  const sections = known.length < titlesMin ? found.filter(isBracketSection) : known
  if (sections.length < titlesMin) return []
  const isSection = new Set(sections.map(({ at }) => at))
  const first = sections[0]?.at ?? 0
  return index.lines.flatMap((line, at) => {
    const before = index.lines[at - 1]
    const next = index.lines[at + 1]
    if (at <= first || before === undefined || next === undefined || isSection.has(at)) return []
    if (!isTitleLike(line) || readMarker(line.text) !== null || !isRunningText(next)) return []
    const isFree = isSection.has(at - 1) || (line.blankBefore > 0 && endsSentence(before.text))
    const isHeadline = line.columns >= headlineColumnsMin && !breaksOff(line.text)
    return isFree && isHeadline
      ? [{ at, rank: underSectionRank, text: line.text, runsOnAt: null }]
      : []
  })
}

/** ■ over ◇: of two bullets the one that came first holds the other. */
function rankBullets(found: readonly Candidate[], index: LineIndex): readonly Candidate[] {
  const signs: string[] = []
  return found.map((candidate) => {
    if (candidate.rank !== markerRanks.bullet) return candidate
    const sign = index.lines[candidate.at]?.text.charAt(0) ?? ''
    if (!signs.includes(sign)) signs.push(sign)
    const depth = Math.min(signs.indexOf(sign), bulletDepthMax)
    return { ...candidate, rank: candidate.rank + depth * bulletRankStep }
  })
}

function printedCandidates(index: LineIndex, start: number): readonly Candidate[] {
  const found: Candidate[] = []
  for (let at = start; at < index.lines.length; at += 1) {
    const candidate = printedCandidate(index, at)
    if (candidate !== null) found.push(candidate)
  }
  const ranked = rankBullets(found, index)
  const under = underSections(index, ranked)
  return under.length === 0 ? ranked : [...ranked, ...under].sort((a, b) => a.at - b.at)
}

/** Headlines say something; in Latin letters they take more columns to do so. */
function areHeadlines(candidates: readonly Candidate[]): boolean {
  const columns = candidates.map(({ text }) => columnsOf(text)).sort((a, b) => a - b)
  return (columns[Math.floor(columns.length / 2)] ?? 0) >= headlineColumnsMin
}

/** Whether most headings of a rank stand directly above deeper ones: then they hold articles. */
function areContainers(own: readonly Candidate[], all: ReadonlyMap<number, Candidate>): boolean {
  const above = own.filter(({ at, rank }) => (all.get(at + 1)?.rank ?? -1) > rank).length
  return above * 2 > own.length
}

/** The rank whose headings are the articles, or null. Shallow ranks that only hold others are sections. */
function articleRank(candidates: readonly Candidate[]): number | null {
  const byLine = new Map(candidates.map((candidate) => [candidate.at, candidate]))
  const ranks = [...new Set(candidates.map(({ rank }) => rank))].sort((a, b) => a - b)
  for (const [position, rank] of ranks.entries()) {
    const own = candidates.filter((candidate) => candidate.rank === rank)
    const deeper = candidates.filter((candidate) => candidate.rank === ranks[position + 1])
    const holds = areContainers(own, byLine) && deeper.length >= own.length && areHeadlines(deeper)
    if (own.length < titlesMin || holds) continue
    if (areHeadlines(own)) return rank
  }
  return null
}

/** 同志们：, 现将有关情况通报如下。: a paper that speaks before its first chapter; a foreword of the editors does not count. */
function opensWithText(index: LineIndex, first: number): boolean {
  const above = index.lines[first - 1]
  if (above === undefined || !isRunningText(above)) return false
  let at = first - 1
  while (at > 0 && isRunningText(index.lines[at - 1] ?? above)) at -= 1
  return (
    !opensForeword(index.lines[at]?.text ?? '') && !opensForeword(index.lines[at - 1]?.text ?? '')
  )
}

/** A shallower heading directly above another heading names a section; a cover title does not. */
function marksOf(
  index: LineIndex,
  candidates: readonly Candidate[],
  rank: number,
): readonly Mark[] {
  const lines = new Set(candidates.map(({ at }) => at))
  const [first] = candidates
  const isCover = (candidate: Candidate) =>
    candidate === first && candidates.filter((one) => one.rank === candidate.rank).length === 1
  return candidates.flatMap((candidate): Mark[] => {
    const { at, rank: own, runsOnAt } = candidate
    if (own === rank) return [{ kind: 'title', first: at, last: at, runsOnAt }]
    const isShort = (index.lines[at]?.text.length ?? 0) <= sectionCharsMax + 4
    const isSection = own < rank && isShort && lines.has(at + 1) && !isCover(candidate)
    return isSection ? [{ kind: 'section', first: at, last: at }] : []
  })
}

/** True where a cover and what stands above the first heading say that these are no chapters. */
function areArticles(
  index: LineIndex,
  titles: readonly Candidate[],
  rank: number,
  first: number,
): boolean {
  if (titles.length < weakTitlesMin || !isBulletin(index)) return false
  if (rank === bulletRunOnRank) return isMastheadLine(index.lines[first - 1]?.text ?? '')
  return rank === bracketRank || rank === boldRank || !opensWithText(index, first)
}

/** Marks of a bulletin that parts itself by Markdown headings, brackets, numbers or bold lines. */
export function findOutlineTitles(index: LineIndex, start: number): readonly Mark[] {
  const hashed = hashCandidates(index, start)
  const candidates = hashed.length >= titlesMin ? hashed : printedCandidates(index, start)
  const rank = articleRank(candidates)
  if (rank === null) return []
  const titles = candidates.filter((candidate) => candidate.rank === rank)
  // What parts a bulletin without Markdown also parts single papers: it needs more of them, or a cover.
  const isWeak = hashed.length < titlesMin && rank !== underSectionRank
  if (isWeak && !areArticles(index, titles, rank, candidates[0]?.at ?? 0)) return []
  return marksOf(index, candidates, rank)
}
