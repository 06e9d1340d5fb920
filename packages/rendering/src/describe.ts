/** Cadences and reasons in plain Chinese. */
import type { Cadence, MatchReason, Topic } from '@jianbao/schema'

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

const weekdays = ['日', '一', '二', '三', '四', '五', '六', '日']
const clock = (hour: string, minute: string) =>
  `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`

/** `随到随发`, `每天 08:00（Asia/Shanghai）`, `每周一 08:00（…）`, or the five fields as they are. */
export function describeCadence(cadence: Cadence): string {
  if (cadence.kind === 'instant') return '随到随发'
  const zone = `（${cadence.timeZone}）`
  const [minute = '', hour = '', day = '', month = '', weekday = ''] =
    cadence.expression.split(/\s+/)
  const isPlain = [minute, hour].every((field) => /^\d{1,2}$/.test(field)) && month === '*'
  if (isPlain && day === '*' && weekday === '*') return `每天 ${clock(hour, minute)}${zone}`
  if (isPlain && day === '*' && weekday === '1-5') return `工作日 ${clock(hour, minute)}${zone}`
  if (isPlain && day === '*' && /^[0-7]$/.test(weekday)) {
    return `每周${weekdays[Number(weekday)]} ${clock(hour, minute)}${zone}`
  }
  if (isPlain && /^\d{1,2}$/.test(day) && weekday === '*') {
    return `每月 ${day} 日 ${clock(hour, minute)}${zone}`
  }
  return `定时 ${cadence.expression}${zone}`
}
