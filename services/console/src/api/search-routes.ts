import { searchHitOf } from '@jianbao/matching'
import type { SearchAnswer, SearchTerms, Topic } from '@jianbao/schema'
import {
  type Db,
  readHits,
  type SearchKey,
  type SearchTermsGiven,
  searchNewest,
  searchRelevant,
  wantedWords,
} from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { filterWording, namedRegionOf } from '../filter-wording.ts'
import { exportHits } from './export-hits.ts'
import { keyedPage, readKey, searchKey } from './keyed-page.ts'
import { readFacets } from './read-facets.ts'
import { readSearchTerms } from './read-search-terms.ts'
import { serve } from './serve.ts'

const rankedKey = searchKey.extend({ score: z.int() })

export function searchRoutes(
  app: FastifyInstance,
  { db, topics }: { db: Db; topics: readonly Topic[] },
): void {
  serve(app, 'GET /api/search', async ({ query }) => {
    const terms = readSearchTerms(query, topics)
    const { shown, next } = await readPage(db, terms, query)
    const rows = await readHits(
      db,
      shown.map(({ id }) => id),
    )
    const words = wantedWords(terms.filter)
    const wording = filterWording(terms.filter, topics)
    return {
      items: rows.map((row) => searchHitOf(row, words)),
      next,
      filter: terms.filter,
      ...wording,
      regions: [...wording.regions, ...(query.mentions ?? []).map(namedRegionOf)],
      beyond: beyondSubscription(query),
    }
  })

  serve(app, 'GET /api/search/facets', async ({ query }) =>
    readFacets(db, readSearchTerms(query, topics)),
  )

  serve(app, 'GET /api/search/export', async ({ query, reply }) =>
    exportHits(reply, { db, topics, terms: readSearchTerms(query, topics), format: query.format }),
  )
}

/** Asks for one more than is shown to know whether a page follows. */
async function readPage(
  db: Db,
  terms: SearchTermsGiven,
  {
    sort,
    limit,
    after,
  }: { sort: 'newest' | 'relevance'; limit: number; after?: string | undefined },
): Promise<{ shown: SearchKey[]; next: string | null }> {
  if (sort === 'newest') {
    const from = readKey(after, searchKey)
    const rows = await searchNewest(db, terms, { limit: limit + 1, after: from })
    return keyedPage(rows, limit, (row) => row)
  }
  const from = readKey(after, rankedKey)
  const rows = await searchRelevant(db, terms, { limit: limit + 1, after: from })
  return keyedPage(rows, limit, (row) => row)
}

function beyondSubscription(terms: SearchTerms): SearchAnswer['beyond'] {
  const { from, to, mentions, amountMax, bulletin } = terms
  return [
    ...(from || to ? (['period'] as const) : []),
    ...(mentions ? (['mentions'] as const) : []),
    ...(amountMax !== undefined ? (['amountMax'] as const) : []),
    ...(bulletin ? (['bulletin'] as const) : []),
  ]
}
