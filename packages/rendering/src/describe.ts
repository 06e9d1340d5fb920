/** Reasons in plain Chinese. */
import type { MatchReason, Topic } from '@jianbao/schema'

/** The topic as readers know it; an id of a topic that is no longer kept stays an id. */
export function topicName(id: string, topics: readonly Topic[]): string {
  return topics.find((topic) => topic.id === id)?.zh ?? id
}

/** In the order they stand: what was asked, and what in the article answered. */
const chipsOf = (why: MatchReason, topics: readonly Topic[]): [string, readonly string[]][] => [
  ['主题', why.topics.map((id) => topicName(id, topics))],
  ['地区', why.regions.map((region) => region.name)],
  ['栏目', why.sections ?? []],
  ['发文', why.issuers ?? []],
  ['文件', (why.documents ?? []).map(({ title, number }) => number ?? title)],
  ['金额', why.amount ? [why.amount.text] : []],
  ['系列', why.series ?? []],
  ['词', [...why.words, ...(why.patterns ?? []).map(({ text }) => text)]],
]

/** What the chips of an article say: `主题 产业发展`, `地区 怀化市`, `词 以工代赈`. Each once. */
export function reasonChips(reasons: readonly MatchReason[], topics: readonly Topic[]): string[] {
  const byKind = new Map<string, Set<string>>()
  for (const [kind, values] of reasons.flatMap((why) => chipsOf(why, topics))) {
    byKind.set(kind, (byKind.get(kind) ?? new Set()).union(new Set(values)))
  }
  return [...byKind].flatMap(([kind, values]) => [...values].map((value) => `${kind} ${value}`))
}
