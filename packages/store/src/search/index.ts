export { amountBounds } from './facet-kinds.ts'
export { indexOwedBulletins } from './index-owed-bulletins.ts'
export {
  type AmountKey,
  type AmountRow,
  type AmountSum,
  listAmounts,
} from './list-amounts.ts'
export {
  type CitationRow,
  type DocumentKey,
  type DocumentRow,
  documentTitles,
  listCitations,
  listDocuments,
  readDocument,
} from './list-documents.ts'
export { type HitRow, readHits } from './read-hits.ts'
export { searchNewest } from './search-articles.ts'
export type { SearchTermsGiven } from './search-conditions.ts'
export { wantedWords } from './search-conditions.ts'
export { countHits, type FacetCount, searchFacets } from './search-facets.ts'
export type { SearchKey } from './search-key.ts'
export { type RankedKey, searchRelevant } from './search-relevant.ts'
export { readSignature, type SimilarArticle, similarArticles } from './similar-articles.ts'
export { countByRegion, type DayRow, newestDay, topicsPerDay } from './statistics.ts'
