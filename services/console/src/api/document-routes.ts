import { namedDivision } from '@jianbao/extraction'
import { quoteAt } from '@jianbao/matching'
import type { AmountItem, Article, DocumentCitation, Topic } from '@jianbao/schema'
import {
  type AmountRow,
  type CitationRow,
  type Db,
  listAmounts,
  listCitations,
  listDocuments,
  readDocument,
} from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ConsoleError } from '../console-errors.ts'
import { day, keyedPage, readKey, searchKey } from './keyed-page.ts'
import { readSearchTerms } from './read-search-terms.ts'
import { serve } from './serve.ts'

const documentKey = z.object({ articles: z.int(), lastSeen: day, key: z.string().max(400) })
const amountKey = z.object({
  amount: z.string().regex(/^-?\d+(\.\d+)?$/),
  day,
  id: z.string().max(200),
  ordinal: z.int(),
})

export function documentRoutes(
  app: FastifyInstance,
  { db, topics }: { db: Db; topics: readonly Topic[] },
): void {
  serve(app, 'GET /api/documents', async ({ query }) => {
    const { limit } = query
    const after = readKey(query.after, documentKey)
    const rows = await listDocuments(db, { ...query, limit: limit + 1, after })
    const { shown, next } = keyedPage(rows, limit, ({ articles, lastSeen, key }) => ({
      articles,
      lastSeen,
      key,
    }))
    return { items: shown, next }
  })

  serve(app, 'GET /api/documents/:key', async ({ params, query }) => {
    const { limit } = query
    const found = await readDocument(db, params.key)
    if (!found) throw new ConsoleError('not-found')
    const after = readKey(query.after, searchKey)
    const rows = await listCitations(db, { key: params.key, limit: limit + 1, after })
    const { shown, next } = keyedPage(rows, limit, ({ day, place, id }) => ({
      day,
      place,
      id,
    }))
    return { ...found, citations: { items: shown.map(citationOf), next } }
  })

  serve(app, 'GET /api/amounts', async ({ query }) => {
    const { limit } = query
    const after = readKey(query.after, amountKey)
    const asked = { ...query, limit: limit + 1, after }
    const { rows, sums, total } = await listAmounts(db, readSearchTerms(query, topics), asked)
    const { shown, next } = keyedPage(rows, limit, ({ amount, day, id, ordinal }) => ({
      amount,
      day,
      id,
      ordinal,
    }))
    return { items: shown.map(amountOf), next, sums, total }
  })
}

const articleOf = ({ id, ordinal, label, title }: Article, bulletinId: string) => ({
  id,
  bulletinId,
  ordinal,
  label,
  title,
})

/** A place in the title is shown in it; one in the label has no more words round it than its own. */
function quoted(article: Article, place: { starts: number; ends: number }, surface: string) {
  const inBody = quoteAt(article, { start: place.starts, end: place.ends })
  if (inBody) return inBody
  const at = article.title.indexOf(surface)
  const text = at < 0 ? surface : article.title
  const start = Math.max(0, at)
  return { text, marks: [{ start, end: start + surface.length }] }
}

function citationOf(row: CitationRow): DocumentCitation {
  const { article, starts, ends } = row
  const mention = article.mentions.documents.find(({ start }) => start === starts)
  return {
    article: articleOf(article, row.bulletinId),
    bulletin: { name: row.bulletinName, title: row.bulletinTitle },
    day: row.day,
    number: row.number,
    verb: row.verb,
    start: starts,
    end: ends,
    quote: quoted(article, row, mention?.text ?? article.title),
  }
}

function amountOf(row: AmountRow): AmountItem {
  const { article, starts, ends } = row
  return {
    article: articleOf(article, row.bulletinId),
    day: row.day,
    regions: article.labelRegions.map(({ code, name }) => ({
      code,
      name: namedDivision(code)?.name ?? name,
    })),
    value: Number(row.amount),
    valueMax: row.amountMax,
    currency: row.currency,
    qualifier: row.qualifier,
    per: row.per,
    text: row.surface,
    start: starts,
    end: ends,
    quote: quoted(article, row, row.surface),
  }
}
