/**
 * The web addresses that bulletins print as sources: below each article, or in a cluster at the end
 * of a page, in print order, one for each article that starts on that page.
 */
import { isAddressLine } from '../normalise/find-furniture.ts'
import type { Line } from '../normalise/read-lines.ts'
import type { TitleMark } from './marks.ts'

export interface SourcesFound {
  /** Lines that print an address or the rest of one. */
  readonly addressLines: ReadonlySet<number>
  /** Source of each article, in the order of the titles. */
  readonly urls: readonly (string | null)[]
  /** First lines of clusters whose number of addresses is not that of the articles of their page. */
  readonly unmatched: readonly number[]
}

interface Cluster {
  readonly first: number
  readonly last: number
  readonly urls: readonly string[]
}

const addressStart = /(?:https?:\/\/|www\.)/i
const restOfAddress = /^[\w\-./?=&%#~:+;@!]+$/
const brokenAddressColumnsMin = 40
const trailing = /[）)】\]。，；]+$/

const urlOf = (text: string): string =>
  text.slice(Math.max(0, text.search(addressStart))).replace(trailing, '')

/** A long address goes on below it: nothing but its own characters, and not another address. */
function continues(previous: Line, line: Line): boolean {
  if (previous.columns < brokenAddressColumnsMin || line.blankBefore > 0) return false
  return (
    restOfAddress.test(line.text) && /[./_\-=&%]|\d{4}/.test(line.text) && !isAddressLine(line.text)
  )
}

function clustersOf(lines: readonly Line[]): readonly Cluster[] {
  const clusters: Cluster[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const first = at
    const urls: string[] = []
    for (let line = lines[at]; line !== undefined; line = lines[at]) {
      const previous = lines[at - 1]
      if (isAddressLine(line.text)) urls.push(urlOf(line.text))
      else if (urls.length > 0 && previous !== undefined && continues(previous, line)) {
        urls.push(`${urls.pop()}${line.text}`)
      } else break
      at += 1
    }
    if (urls.length > 0) clusters.push({ first, last: at - 1, urls })
  }
  return clusters
}

/** Gives every article its source. A cluster speaks for the titles since the cluster before it. */
export function findSources(lines: readonly Line[], titles: readonly TitleMark[]): SourcesFound {
  const addressLines = new Set<number>()
  const urls: (string | null)[] = titles.map(() => null)
  const unmatched: number[] = []
  let title = 0
  for (const cluster of clustersOf(lines)) {
    for (let at = cluster.first; at <= cluster.last; at += 1) addressLines.add(at)
    const from = title
    while (title < titles.length && (titles[title]?.first ?? 0) < cluster.first) title += 1
    if (!assign(urls, cluster.urls, from, title, isArticleEnd(titles, title, cluster.last))) {
      unmatched.push(cluster.first)
    }
  }
  return { addressLines, urls, unmatched }
}

/** The cluster stands directly above the next title, give or take a section name. */
function isArticleEnd(titles: readonly TitleMark[], next: number, last: number): boolean {
  const title = titles[next]
  return title !== undefined && title.first - last <= 2
}

/** Fills `urls[from..to)`; false where the numbers leave the owner of an address open. */
function assign(
  urls: (string | null)[],
  found: readonly string[],
  from: number,
  to: number,
  isEnd: boolean,
): boolean {
  const count = to - from
  const first = found[0] ?? null
  if (count === found.length) {
    for (let at = from; at < to; at += 1) urls[at] = found[at - from] ?? null
    return true
  }
  if (count === 0) {
    if (to === 0 || urls[to - 1] !== null) return false
    urls[to - 1] = first
    return found.length === 1
  }
  // Several addresses below one article, or one below the last of several that have none.
  if (count === 1 || (found.length === 1 && isEnd)) {
    urls[to - 1] = first
    return true
  }
  return false
}
