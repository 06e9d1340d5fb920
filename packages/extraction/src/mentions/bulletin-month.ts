/** When a bulletin without a date speaks: the months that its own words name with their year. */

/** A month with its year; the 年 keeps document numbers and codes out. */
const fullMonth = /(?<!\d)((?:19|20)\d\d) ?年 ?(1[0-2]|0?[1-9]) ?月(?: ?\d{1,2} ?[日号])?/g

/** 2026年4月底前: what is still to come says nothing of the present. */
const aheadBehind = /^ ?(?:底|末|初)?(?:以|之)?前(?!后)/

/** 2021年以来, 2021年初: a year that has begun. */
const begunYear = /(?<!\d)((?:19|20)\d\d) ?年(?:以来|初(?!步|中|级)|春节|元旦|上半年)/g

/** What is further back than this before the latest month is history (months). */
const nearMonthsMax = 12

/** Fewer months than this, and less than this share of one year, prove nothing. */
const monthsMin = 2
const shareMin = 0.75

/**
 * The latest month (`YYYY-MM`) that a bulletin's text names with its year, where the months named near
 * it agree on that year; null where they are few or disagree, or where a later year has begun. Titles in
 * 《》 do not count.
 */
export function bulletinMonthOf(text: string): string | null {
  const months = monthsIn(text)
  const latest = months.reduce((most, month) => Math.max(most, month), 0)
  const near = months.filter((month) => latest - month <= nearMonthsMax)
  if (near.length < monthsMin) return null
  const year = Math.floor(latest / 12)
  const agreeing = near.filter((month) => Math.floor(month / 12) === year)
  if (agreeing.length < near.length * shareMin) return null
  for (const begun of text.matchAll(begunYear)) {
    if (Number(begun[1]) > year && !isInTitle(text, begun.index)) return null
  }
  return `${year}-${String((latest % 12) + 1).padStart(2, '0')}`
}

/** Months counted from the year 0. */
function monthsIn(text: string): number[] {
  const months: number[] = []
  for (const found of text.matchAll(fullMonth)) {
    const end = found.index + found[0].length
    if (aheadBehind.test(text.slice(end, end + 5)) || isInTitle(text, found.index)) continue
    months.push(Number(found[1]) * 12 + Number(found[2]) - 1)
  }
  return months
}

/** Titles are never longer (characters). */
const titleReachMax = 80

function isInTitle(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - titleReachMax), index)
  return before.lastIndexOf('《') > before.lastIndexOf('》')
}
