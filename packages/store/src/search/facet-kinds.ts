/** What facets count, as `search_articles.facets` holds it: "kind:value", with values as `FacetRows` says. */
export const facetKinds = [
  'topics',
  'sections',
  'regions',
  'issuers',
  'documents',
  'months',
  'amounts',
  'series',
] as const
export type FacetKind = (typeof facetKinds)[number]

/** In yuan. */
export const amountBounds: readonly number[] = [0, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11]
