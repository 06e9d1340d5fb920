/** How much a sentence tells of its article: transparent points, no model. */
import { createKeywordScan } from '../topics/keyword-scan.ts'
import { plainCharsMax, plainCharsMin, sentenceCharsMax, sentenceCharsMin } from './limits.ts'

/** Openings that lean on a sentence before them. */
const dangling =
  /^(?:此外|其中|同时|另外|与此同时|但|然而|而且|并且|因此|所以|为此|对此|从而|这|该|他|她|它|其|随后|接着|然后|首先|其次|再次|最后|例如|比如|如，|一方面|另一方面|也就是|不仅如此|(?:要求|明确|强调|提出|指出|规定|安排)(?!部署)|[一二三四五六七八九十]+是|（[一二三四五六七八九十]+）|[①-⑩]|(?:However|Moreover|But|And|This|These|It|They|He|She)\b)/u

const cueScan = createKeywordScan(
  (
    '印发 出台 发布 下达 明确 提出 要求 决定 部署 启动 实施 建成 实现 达到 安排 投入 累计 截至 首个 首家 率先 同比 ' +
    'announced approved launched published requires'
  ).split(' '),
)
const money = /[\d万亿千百余多美]\s?元/u
const share = /\d\s*%|百分之|个百分点/u
const figure = /\d/u
/** 新建卫生室352家, 惠及8000人以上: something was counted. */
const counted =
  /\d[百千万亿余多]{0,3}(?:人次|人|户|家|个|件|座|亩|公里|吨|台|套|所|名|项|起|宗|场)/gu
const citation = /《[^《》]{4,}》/u

interface SentenceContext {
  /** Character pairs of the title: what the article is about, in the article's own words. */
  readonly titlePairs: readonly string[]
  /** 0 for the first paragraph of the article. */
  readonly paragraph: number
  /** 0 for the first sentence of its paragraph. */
  readonly sentence: number
}

/** Points of a sentence, or `null` if it cannot stand alone. */
export function rateSentence(text: string, context: SentenceContext): number | null {
  if (!standsAlone(text)) return null
  let cueCount = 0
  cueScan.scan(text, () => {
    cueCount += 1
  })
  let points = 3 * shareOf(context.titlePairs, text) + Math.min(cueCount, 3) * 0.6
  if (money.test(text)) points += 1.2
  if (share.test(text)) points += 0.6
  if (figure.test(text)) points += 0.4
  points += Math.min((text.match(counted) ?? []).length, 3) * 0.4
  if (citation.test(text)) points += 1
  points += (context.sentence === 0 ? 2.4 : 0.6) / (1 + context.paragraph)
  if (text.startsWith('“')) points -= 0.6
  // A long sentence gathers points by length alone; a very short one sets a scene.
  if (text.length < plainCharsMin && !figure.test(text)) points -= 1.2
  points -= Math.max(0, text.length - plainCharsMax) / 45
  return points
}

function standsAlone(text: string): boolean {
  if (text.length < sentenceCharsMin || text.length > sentenceCharsMax) return false
  if (/[：:；;，、]$/u.test(text) || dangling.test(text)) return false
  return count(text, '“') === count(text, '”') && count(text, '《') === count(text, '》')
}

function count(text: string, char: string): number {
  return text.split(char).length - 1
}

/** Distinct pairs of neighbouring letters; marks and spaces belong to no pair. */
export function pairsOf(text: string): string[] {
  const pairs = new Set<string>()
  for (const run of text.split(/[^\p{L}\p{N}]+/u)) {
    for (let at = 0; at + 1 < run.length; at += 1) pairs.add(run.slice(at, at + 2))
  }
  return [...pairs]
}

/** The share of `pairs` that stand in the text, 0 to 1. */
export function shareOf(pairs: readonly string[], text: string): number {
  if (pairs.length === 0) return 0
  return pairs.filter((pair) => text.includes(pair)).length / pairs.length
}
