/** Filters as many readers would write them, and articles of printed length, the same on every run. */
import { matchText, type SubscriptionFilter, topics } from '@jianbao/schema'
import type { ArticleToMatch } from '../src/index.ts'

/** Mulberry32: small, and the same everywhere. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below) | 0
  }
}

const characters =
  '发展产业乡村振兴改革政策农民合作社技术服务企业数字平台建设项目资金培训质量市场品牌生态环境治理基层社区教育医疗养老就业创业金融贷款保险补贴土地流转粮食种植养殖水利道路物流电商旅游文化科技人才'

const pick = (below: (n: number) => number, length: number) =>
  Array.from({ length }, () => characters.charAt(below(characters.length))).join('')

/** Words of two and four characters out of a hundred: more likely to be found than real ones. */
const aWord = (below: (n: number) => number) => pick(below, below(2) === 0 ? 2 : 4)

const aRegion = (below: (n: number) => number) => {
  const province = 11 + below(55)
  const level = below(3)
  const prefecture = level > 0 ? 1 + below(20) : 0
  const county = level > 1 ? 1 + below(15) : 0
  return [province, prefecture, county].map((each) => String(each).padStart(2, '0')).join('')
}

const several = <T>(below: (n: number) => number, max: number, one: () => T): T[] =>
  Array.from({ length: below(max + 1) }, one)

export function aFilter(number: number): SubscriptionFilter {
  const below = random(number)
  const topic = () => topics[below(topics.length)]?.id ?? 'industry'
  const filter: SubscriptionFilter = {
    topics: several(below, 2, topic),
    regions: several(below, 2, () => aRegion(below)),
    words: {
      any: several(below, 4, () => aWord(below)),
      all: several(below, 1, () => aWord(below)),
      // No two filters are the same.
      none: [`${aWord(below)}${number}`],
    },
  }
  if (below(8) === 0) filter.issuers = [`${pick(below, 3)}局`]
  if (below(8) === 0) filter.documents = [pick(below, 6)]
  if (below(8) === 0) filter.amountMin = 10_000 * (1 + below(100_000))
  if (below(20) === 0) filter.match = 'any'
  return filter
}

export function anArticle(number: number, length: number): ArticleToMatch {
  const below = random(-number - 1)
  const region = aRegion(below)
  return {
    topics: several(below, 3, () => topics[below(topics.length)]?.id ?? 'industry'),
    section: pick(below, 4),
    labelRegions: [{ code: region, name: region }],
    issuers: [`${pick(below, 3)}局`],
    documents: Array.from({ length: 8 }, () => ({ title: pick(below, 14), number: null })),
    series: ['每周简报'],
    amount: { value: 10_000 * (1 + below(100_000)), text: '' },
    matchText: matchText(pick(below, length)),
  }
}
