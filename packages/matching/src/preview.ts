/** What a filter would have caught of the stored history. */
import type { FilterPreview, PreviewArticle, SubscriptionFilter } from '@jianbao/schema'
import { type ArticleRow, articleToMatch } from './article-to-match.ts'
import { previewSampleMax, previewWeeks, tooManyPerWeek } from './limits.ts'
import { articleMatcher } from './match-article.ts'

export interface StoredArticle extends ArticleRow, Omit<PreviewArticle, 'why' | 'section'> {
  readonly storyId: string
  readonly revision: number
}

const dayMs = 24 * 60 * 60_000
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** What of the ledger a preview needs; `packages/store` has it. Days are `YYYY-MM-DD`. */
export interface ArticleHistory {
  /** The first day from `from` on that has an article, whatever the filter; null when none has. */
  firstDay(from: string): Promise<string | null>
  /**
   * Hands on what `filter` may want, in any order and in batches. False when there was more than is
   * looked at.
   */
  each(
    wanted: { filter: SubscriptionFilter; from: string },
    take: (articles: readonly StoredArticle[]) => void,
  ): Promise<boolean>
}

interface Known {
  readonly today: string
  readonly firstDay: string | null
  readonly complete: boolean
}

/** The first day that counts when the last is `today`. */
const firstOf = (today: string) => startOf(today) - (previewWeeks * 7 - 1) * dayMs

/**
 * Counts what the filter would have caught in the last weeks up to `at`.
 *
 * @throws PatternError when a pattern of the filter cannot be used.
 */
export async function previewFilter(
  filter: SubscriptionFilter,
  { at, history }: { at: Date; history: ArticleHistory },
): Promise<FilterPreview> {
  const whyWanted = articleMatcher(filter)
  const today = dayOf(at.getTime())
  const from = dayOf(firstOf(today))
  const byStory = new Map<string, PreviewArticle>()
  let oldest = today
  const complete = await history.each({ filter, from }, (articles) => {
    const [first = today] = [oldest, ...articles.map(({ day }) => day)].toSorted()
    oldest = first
    for (const article of articles) {
      const key = `${article.storyId} ${article.revision}`
      const known = byStory.get(key)
      if (article.day > today || (known && known.day <= article.day)) continue
      const why = whyWanted(articleToMatch(article))
      if (!why) continue
      const { id, bulletinId, ordinal, section, label, title, day } = article
      byStory.set(key, { id, bulletinId, ordinal, section, label, title, day, why })
    }
  })
  // Where not all was looked at, the mean is of the time that was.
  const firstDay = complete ? await history.firstDay(from) : oldest
  return resultOf([...byStory.values()], { today, firstDay, complete })
}

function resultOf(caught: readonly PreviewArticle[], history: Known): FilterPreview {
  const start = firstOf(history.today)
  const weekOf = (day: string) => Math.floor((startOf(day) - start) / (7 * dayMs))
  const counts = Map.groupBy(caught, ({ day }) => weekOf(day))
  const weeks = Array.from({ length: previewWeeks }, (_, week) => ({
    from: dayOf(start + week * 7 * dayMs),
    to: dayOf(start + (week * 7 + 6) * dayMs),
    articles: counts.get(week)?.length ?? 0,
  }))
  const begin = startOf(history.firstDay ?? history.today)
  const weeksOfHistory = history.complete
    ? previewWeeks - (history.firstDay ? weekOf(history.firstDay) : 0)
    : (startOf(history.today) + dayMs - begin) / (7 * dayMs)
  const perWeek = Math.round((caught.length / weeksOfHistory) * 10) / 10
  const newestFirst = caught.toSorted(
    (a, b) =>
      b.day.localeCompare(a.day) ||
      a.bulletinId.localeCompare(b.bulletinId) ||
      a.ordinal - b.ordinal,
  )
  return {
    weeks,
    articles: caught.length,
    perWeek,
    complete: history.complete,
    sample: newestFirst.slice(0, previewSampleMax),
    warning: warningOf(caught.length, perWeek, history),
  }
}

function warningOf(
  articles: number,
  perWeek: number,
  { firstDay }: Known,
): FilterPreview['warning'] {
  if (firstDay === null) {
    return {
      code: 'no-history',
      zh: `最近 ${previewWeeks} 周没有存过文章，无法估计。`,
      en: `No article was stored in the last ${previewWeeks} weeks: nothing to estimate from.`,
    }
  }
  if (articles === 0) {
    return {
      code: 'nothing',
      zh: `最近 ${previewWeeks} 周没有一篇符合。条件可能太窄，或有错字。`,
      en: `Not one article of the last ${previewWeeks} weeks meets it. It may be too narrow, or misspelt.`,
    }
  }
  if (perWeek <= tooManyPerWeek) return null
  return {
    code: 'too-many',
    zh: `平均每周 ${perWeek} 篇，超过 ${tooManyPerWeek} 篇，恐怕读不过来。可再加主题、地区或词。`,
    en: `${perWeek} articles a week on average, more than ${tooManyPerWeek}: hardly anyone reads that. Add a topic, a region or a word.`,
  }
}
