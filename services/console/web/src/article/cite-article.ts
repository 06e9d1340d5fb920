/**
 * A citation in the manner of GB/T 7714-2015, 4.2 and 4.4 (an article of a serial, a part of a document,
 * both online): author. title[type/OL]. serial, year(issue): place[cited on]. address.
 */
import type { ArticleDetail } from '@jianbao/schema'

interface Given {
  readonly detail: ArticleDetail
  /** Where the console stands: `https://briefings.example.org`. */
  readonly origin: string
  readonly on: Date
  /** What the person had selected, quoted before it. */
  readonly selected?: string
}

export function citeArticle({ detail, origin, on, selected = '' }: Given): string {
  const { article, bulletin } = detail
  const issuers = article.issuers.map(authorOf)
  const author = issuers.length > 0 ? issuers.join(', ') : bulletin.publisher
  const serial = bulletin.series ?? bulletin.title ?? bulletin.name
  // A bulletin of a series is a serial (J), a single file a document of another kind (Z).
  const type = bulletin.series === null ? 'Z/OL' : 'J/OL'
  const label = article.label && issuers.length === 0 ? `${article.label} | ` : ''
  const address = `${origin}/bulletins/${bulletin.id}/${article.ordinal}`
  const citation = [
    author && `${withoutStop(author)}.`,
    `${withoutStop(label + article.title)}[${type}].`,
    `${withoutStop(serial)}, ${issueOf(bulletin)}: ${placeOf(detail)}[${dayOf(on)}].`,
    `${address}.`,
  ]
    .filter(Boolean)
    .join(' ')
  const quote = selected.replace(/\s+/g, '').trim()
  return quote ? `“${quote}”\n${citation}` : citation
}

/** 教育部等九部门 is cited as 教育部, 等: what is counted and not named stays unnamed. */
const authorOf = ({ name, andOthers }: ArticleDetail['article']['issuers'][number]) =>
  andOthers > 0 ? `${name}, 等` : name

/** The year and the issue where they are printed, else the day it was received. */
function issueOf({ date, issue, receivedAt }: ArticleDetail['bulletin']): string {
  if (date === null) return issue === null ? `[${receivedAt.slice(0, 10)}]` : `(${issue})`
  return issue === null ? date : `${date.slice(0, 4)}(${issue})(${date})`
}

function placeOf({ article, place }: ArticleDetail): string {
  const ordinal = `第${article.ordinal}篇`
  if (place === null) return ordinal
  return place.page === null ? `${ordinal}, 第${place.line}行` : `${ordinal}, 第${place.page}页`
}

const withoutStop = (text: string) => text.replace(/[.。]+$/u, '')

const dayOf = (at: Date) =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
