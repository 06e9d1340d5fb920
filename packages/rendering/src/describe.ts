/** Reasons in plain words. */
import type { Locale, MatchReason, Topic } from '@jianbao/schema'

/** The topic as readers know it; an id of a topic that is no longer kept stays an id. */
export function topicName(id: string, topics: readonly Topic[], locale: Locale = 'zh-CN'): string {
  return topics.find((topic) => topic.id === id)?.[locale === 'en' ? 'en' : 'zh'] ?? id
}

type Kind = keyof typeof english

const english = {
  主题: 'topic',
  地区: 'region',
  栏目: 'section',
  发文: 'issuer',
  文件: 'document',
  金额: 'amount',
  系列: 'series',
  词: 'word',
} as const

/** In the order they stand: what was asked, and what in the article answered. */
const chipsOf = (
  why: MatchReason,
  topicOf: (id: string) => string,
): [Kind, readonly string[]][] => [
  ['主题', why.topics.map(topicOf)],
  ['地区', why.regions.map((region) => region.name)],
  ['栏目', why.sections ?? []],
  ['发文', why.issuers ?? []],
  ['文件', (why.documents ?? []).map(({ title, number }) => number ?? title)],
  ['金额', why.amount ? [why.amount.text] : []],
  ['系列', why.series ?? []],
  ['词', [...why.words, ...(why.patterns ?? []).map(({ text }) => text)]],
]

/** What the chips of an article say: `主题 产业发展`, `地区 怀化市`, `词 以工代赈`. Each once. */
export function reasonChips(
  reasons: readonly MatchReason[],
  topics: readonly Topic[],
  locale: Locale = 'zh-CN',
): string[] {
  const topicOf = (id: string) => topicName(id, topics, locale)
  const byKind = new Map<Kind, Set<string>>()
  for (const [kind, values] of reasons.flatMap((why) => chipsOf(why, topicOf))) {
    byKind.set(kind, (byKind.get(kind) ?? new Set()).union(new Set(values)))
  }
  return [...byKind].flatMap(([kind, values]) =>
    [...values].map((value) => `${locale === 'en' ? english[kind] : kind} ${value}`),
  )
}
