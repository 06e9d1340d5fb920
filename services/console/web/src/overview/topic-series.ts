/** Articles of each day by topic, as a chart and a table show them. */
import type { TopicsPerDay } from '@jianbao/schema'

export interface TopicSeries {
  /** Every day of the period, those without articles too. */
  readonly days: readonly string[]
  /** The most frequent topics first, then, with `id` null, all others together. */
  readonly series: readonly {
    readonly id: string | null
    readonly total: number
    /** One for each day. */
    readonly counts: readonly number[]
  }[]
  /** Articles of each day: fewer than its counts together, an article counts for each of its topics. */
  readonly articles: readonly number[]
}

const dayMs = 24 * 60 * 60_000
/** More colours than these nobody tells apart. */
const topicsMax = 7

export function topicSeries({ from, to, days: found }: TopicsPerDay): TopicSeries {
  if (from === null || to === null) return { days: [], series: [], articles: [] }
  const days = daysBetween(from, to)
  const byDay = new Map(found.map((each) => [each.day, each]))
  const countOf = (id: string) => days.map((day) => byDay.get(day)?.topics[id] ?? 0)
  const ids = new Set(found.flatMap(({ topics }) => Object.keys(topics)))
  const all = [...ids]
    .map((id) => withTotal(id, countOf(id)))
    .sort((a, b) => b.total - a.total || a.id.localeCompare(b.id))
  const rest = all.slice(topicsMax)
  const others = withTotal(
    null,
    days.map((_, index) => rest.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0)),
  )
  return {
    days,
    series: others.total > 0 ? [...all.slice(0, topicsMax), others] : all.slice(0, topicsMax),
    articles: days.map((day) => byDay.get(day)?.articles ?? 0),
  }
}

const withTotal = <Id extends string | null>(id: Id, counts: readonly number[]) => ({
  id,
  counts,
  total: counts.reduce((sum, count) => sum + count, 0),
})

function daysBetween(from: string, to: string): string[] {
  const first = Date.parse(from)
  const length = Math.max(0, Math.round((Date.parse(to) - first) / dayMs)) + 1
  return Array.from({ length }, (_, index) =>
    new Date(first + index * dayMs).toISOString().slice(0, 10),
  )
}
