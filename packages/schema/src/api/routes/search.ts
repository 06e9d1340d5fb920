/** Routes of search, and of the tables and figures made from what it finds. */
import { pageOf } from '../common.ts'
import {
  amountQuery,
  amountTable,
  documentCitationQuery,
  documentDetail,
  documentItem,
  documentParams,
  documentQuery,
  exportQuery,
  facetQuery,
  regionStatistics,
  regionStatisticsQuery,
  searchAnswer,
  searchFacets,
  searchQuery,
  topicsPerDay,
  topicsPerDayQuery,
} from '../search.ts'
import type { ApiRoutes } from './route.ts'

export const searchRoutes = {
  'GET /api/search': {
    tag: 'search',
    scope: 'read',
    summary: 'Articles that a filter catches, with the words marked; any search can be followed',
    query: searchQuery,
    answer: searchAnswer,
  },
  'GET /api/search/facets': {
    tag: 'search',
    scope: 'read',
    summary:
      'How many articles a search finds, by topic, region, issuer, document, month, sum, series',
    query: facetQuery,
    answer: searchFacets,
  },
  'GET /api/search/export': {
    tag: 'search',
    scope: 'read',
    summary: 'The newest 10,000 hits of a search as a file',
    query: exportQuery,
    answer: { mediaType: 'application/octet-stream' },
  },
  'GET /api/documents': {
    tag: 'documents',
    scope: 'read',
    summary: 'Cited policy documents with their numbers and how many articles cite them',
    query: documentQuery,
    answer: pageOf(documentItem),
  },
  'GET /api/documents/:key': {
    tag: 'documents',
    scope: 'read',
    summary: 'One cited document: who cites it, where, and since when',
    params: documentParams,
    query: documentCitationQuery,
    answer: documentDetail,
  },
  'GET /api/amounts': {
    tag: 'amounts',
    scope: 'read',
    summary:
      'Sums of money that the articles of a search name, with the words round each, and by kind',
    query: amountQuery,
    answer: amountTable,
  },
  'GET /api/statistics/topics-per-day': {
    tag: 'statistics',
    scope: 'read',
    summary: 'Articles of each day, by topic',
    query: topicsPerDayQuery,
    answer: topicsPerDay,
  },
  'GET /api/statistics/regions': {
    tag: 'statistics',
    scope: 'read',
    summary: 'Articles of each province, or of each division in one',
    query: regionStatisticsQuery,
    answer: regionStatistics,
  },
} as const satisfies ApiRoutes
