/** What a filter would have caught, for a person at a terminal. */
import { reasonChips } from '@jianbao/rendering'
import type { FilterPreview, Topic } from '@jianbao/schema'

/** `2 5 0 12`: one figure a week, oldest first, with a bar that tells more from less. */
function bar(articles: number, most: number): string {
  const steps = '▁▂▃▄▅▆▇█'
  return most === 0 ? '▁' : steps.charAt(Math.ceil((articles / most) * (steps.length - 1)))
}

/** @param withSample Whether the newest articles are shown too, each with why. */
export function previewText(
  preview: FilterPreview,
  topics: readonly Topic[],
  { withSample }: { withSample: boolean },
): string {
  const { weeks, articles, perWeek, complete, sample, warning } = preview
  const counts = weeks.map((week) => week.articles)
  const bars = counts.map((count) => bar(count, Math.max(...counts))).join('')
  const atLeast = complete ? '' : '至少 '
  const lines = [
    `  近况 最近 ${weeks.length} 周 ${atLeast}${articles} 篇，每周约 ${perWeek} 篇  ${bars}  ${counts.join(' ')}`,
  ]
  if (warning) lines.push(`  注意 ${warning.zh}`, `       ${warning.en}`)
  if (withSample && sample.length > 0) {
    lines.push('  样例 最近会收到：')
    for (const { day, label, title, why } of sample) {
      const about = label === null ? title : `${label}|${title}`
      lines.push(
        `    ${day}  ${about}`,
        `                ${reasonChips([why], topics).join(' · ')}`,
      )
    }
  }
  return `${lines.join('\n')}\n`
}
