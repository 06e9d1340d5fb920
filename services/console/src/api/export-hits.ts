/** The hits of a search as a file: read page by page and sent as it is read. */
import { Readable } from 'node:stream'
import { type Article, searchHitsMax, type Topic } from '@jianbao/schema'
import {
  countHits,
  type Db,
  type HitRow,
  readHits,
  type SearchKey,
  type SearchTermsGiven,
  searchNewest,
} from '@jianbao/store'
import { stringify } from 'csv-stringify'
import type { FastifyReply } from 'fastify'
import { exportedAtOnce } from '../limits.ts'
import { attachment } from './attachment.ts'

interface Asked {
  readonly db: Db
  readonly topics: readonly Topic[]
  readonly terms: SearchTermsGiven
  readonly format: 'csv' | 'json' | 'md'
}

/** One article of the file. */
interface Exported {
  readonly id: string
  readonly day: string
  readonly section: string | null
  readonly label: string | null
  readonly title: string
  readonly topics: string[]
  readonly regions: string[]
  readonly issuers: string[]
  readonly documents: string[]
  readonly summary: string
  readonly bulletin: string
  readonly bulletinId: string
  readonly ordinal: number
}

const mediaTypes = { csv: 'text/csv', json: 'application/json', md: 'text/markdown' }

/** The newest `searchHitsMax`. That more were found stands in the name, in the header, and in the file where it has room. */
export async function exportHits(reply: FastifyReply, asked: Asked): Promise<FastifyReply> {
  const { count, more } = await countHits(asked.db, asked.terms)
  const shown = more ? `前${count}篇` : `${count}篇`
  reply.header('content-type', `${mediaTypes[asked.format]}; charset=utf-8`)
  reply.header('content-disposition', attachment(`简报搜索-${shown}.${asked.format}`))
  reply.header('x-jianbao-exported', String(count))
  reply.header('x-jianbao-more', String(more))
  const articles = readExported(asked)
  if (asked.format === 'csv') return reply.send(asCsv(articles))
  const parts = asked.format === 'json' ? asJson(articles, more) : asMarkdown(articles, more)
  return reply.send(Readable.from(parts))
}

async function* readExported({ db, topics, terms }: Asked): AsyncGenerator<Exported> {
  const names = new Map(topics.map(({ id, zh }) => [id, zh]))
  let after: SearchKey | undefined
  for (let left = searchHitsMax; left > 0; ) {
    const keys = await searchNewest(db, terms, { limit: Math.min(exportedAtOnce, left), after })
    const rows = await readHits(
      db,
      keys.map(({ id }) => id),
    )
    for (const row of rows) yield exported(row, names)
    after = keys.at(-1)
    left = keys.length < exportedAtOnce ? 0 : left - keys.length
  }
}

function exported(row: HitRow, topicNames: ReadonlyMap<string, string>): Exported {
  const { article } = row
  return {
    id: article.id,
    day: row.day,
    section: article.section,
    label: article.label,
    title: article.title,
    topics: article.topics.map(({ id }) => topicNames.get(id) ?? id),
    regions: article.labelRegions.map(({ name }) => name),
    issuers: article.issuers.map(({ canonical }) => canonical),
    documents: [...new Set(article.mentions.documents.map(documentText))],
    summary: article.summary.map(({ text }) => text).join('') || (article.abstract ?? ''),
    bulletin: row.bulletinTitle ?? row.bulletinName,
    bulletinId: row.bulletinId,
    ordinal: article.ordinal,
  }
}

const documentText = ({ title, number }: Article['mentions']['documents'][number]) =>
  number === null ? `《${title}》` : `《${title}》（${number}）`

const columns = [
  { key: 'day', header: '日期' },
  { key: 'section', header: '栏目' },
  { key: 'label', header: '标签' },
  { key: 'title', header: '标题' },
  { key: 'topics', header: '主题' },
  { key: 'regions', header: '地区' },
  { key: 'issuers', header: '发文机关' },
  { key: 'documents', header: '引用文件' },
  { key: 'summary', header: '要点' },
  { key: 'bulletin', header: '简报' },
  { key: 'ordinal', header: '篇次' },
  { key: 'bulletinId', header: '简报编号' },
  { key: 'id', header: '篇编号' },
]

/** With a byte order mark, for spreadsheets; what they would take for a formula is escaped. */
function asCsv(articles: AsyncGenerator<Exported>): Readable {
  const lines = stringify({ header: true, columns, bom: true, escape_formulas: true })
  const rows = Readable.from(articles).map((article: Exported) => ({
    ...article,
    topics: article.topics.join('、'),
    regions: article.regions.join('、'),
    issuers: article.issuers.join('、'),
    documents: article.documents.join('；'),
  }))
  return rows.compose(lines) as Readable
}

async function* asJson(articles: AsyncGenerator<Exported>, more: boolean): AsyncGenerator<string> {
  yield `{"more":${more},"articles":[`
  let first = true
  for await (const article of articles) {
    yield `${first ? '' : ','}\n${JSON.stringify(article)}`
    first = false
  }
  yield '\n]}\n'
}

async function* asMarkdown(
  articles: AsyncGenerator<Exported>,
  more: boolean,
): AsyncGenerator<string> {
  yield '# 搜索结果\n\n'
  if (more)
    yield `> 只列出最新的 ${searchHitsMax} 篇。Only the newest ${searchHitsMax} articles.\n\n`
  for await (const { day, label, title, bulletin, summary, documents } of articles) {
    yield `## ${escaped(label === null ? title : `${label} | ${title}`)}\n\n`
    yield `${day} · ${escaped(bulletin)}\n\n`
    if (summary !== '') yield `${escaped(summary)}\n\n`
    if (documents.length > 0) yield `引用：${escaped(documents.join('；'))}\n\n`
  }
}

/** What a bulletin prints is text, whatever Markdown would make of it. */
const escaped = (text: string) => text.replace(/[\\`*_{}[\]<>#|!~]/gu, '\\$&').replace(/\s+/gu, ' ')
