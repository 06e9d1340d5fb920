/**
 * The web addresses that bulletins print as sources: below each article, or in a cluster at the end
 * of a page, in print order, one for each article that starts on that page.
 */
import { withoutEnd } from '../normalise/characters.ts'
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
const trailing = '）)】]。，；'

const urlOf = (text: string): string =>
  withoutEnd(text.slice(Math.max(0, text.search(addressStart))), trailing)

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

/** Articles that begin between the cluster before and this one: `from` to before `to`. */
interface Claim {
  readonly cluster: Cluster
  readonly from: number
  readonly to: number
}

function claimsOf(clusters: readonly Cluster[], titles: readonly TitleMark[]): readonly Claim[] {
  let title = 0
  return clusters.map((cluster) => {
    const from = title
    while (title < titles.length && (titles[title]?.first ?? 0) < cluster.first) title += 1
    return { cluster, from, to: title }
  })
}

/** The address can only be that of the last article: directly under its title, or where it ends. */
function isOfLast({ cluster, to }: Claim, titles: readonly TitleMark[], end: number): boolean {
  const isUnderTitle = titles[to - 1]?.last === cluster.first - 1
  // A section name may stand between an article's end and the next title.
  const isAtEnd = (titles[to]?.first ?? end) - cluster.last <= (to < titles.length ? 2 : 1)
  return isUnderTitle || (cluster.urls.length === 1 && isAtEnd)
}

/** Which articles the addresses of one cluster belong to, or null where their numbers leave it open. */
function ownersOf(
  claim: Claim,
  titles: readonly TitleMark[],
  end: number,
): readonly number[] | null {
  const { cluster, from, to } = claim
  const count = to - from
  if (count === cluster.urls.length) return cluster.urls.map((_, at) => from + at)
  if (count === 1 || (count > 0 && isOfLast(claim, titles, end))) return [to - 1]
  return null
}

/**
 * Gives every article its source. A cluster speaks for the titles since the cluster before it; where
 * that does not work out and the whole bulletin has one address for each article, print order decides.
 */
export function findSources(lines: readonly Line[], titles: readonly TitleMark[]): SourcesFound {
  const clusters = clustersOf(lines)
  const addressLines = new Set<number>()
  const urls: (string | null)[] = titles.map(() => null)
  const unmatched: number[] = []
  for (const claim of claimsOf(clusters, titles)) {
    const { cluster, to } = claim
    for (let at = cluster.first; at <= cluster.last; at += 1) addressLines.add(at)
    const owners = ownersOf(claim, titles, lines.length)
    owners?.forEach((owner, at) => {
      urls[owner] = cluster.urls[at] ?? null
    })
    const isLate = owners === null && claim.from === to && to > 0 && urls[to - 1] === null
    if (isLate) urls[to - 1] = cluster.urls[0] ?? null
    else if (owners === null) unmatched.push(cluster.first)
  }
  const all = clusters.flatMap((cluster) => cluster.urls)
  if (unmatched.length > 0 && all.length === titles.length)
    return { addressLines, urls: all, unmatched: [] }
  return { addressLines, urls, unmatched }
}
