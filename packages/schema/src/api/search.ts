/** Search over all articles, and what is found by it: facets, documents, money, likeness, counts. */
import { z } from 'zod'
import { subscriptionFilter } from '../filter/subscription-filter.ts'
import { amountMention, regionCode, regionLevel } from '../mention.ts'
import { instant, pageOf, pageQuery, sentence } from './common.ts'
import { namedRegion } from './subscriptions.ts'

/** The day of an article: the date its bulletin prints, else the day it was stored. */
export const day = z.iso.date()

/** Facets and exports look at this many hits; what lies beyond is said, never silently dropped. */
export const searchHitsMax = 10_000

const regionCodes = z
  .string()
  .regex(/^\d{6}(,\d{6}){0,19}$/)
  .transform((codes) => codes.split(','))

/**
 * What is asked for. `q` is a subscription's filter in its text form, so that any search can be
 * followed unchanged; what stands beside it no subscription can have.
 */
const searchTerms = z.object({
  q: z.string().max(4_000).default(''),
  /** First and last day, both included. */
  from: day.optional(),
  to: day.optional(),
  /** Places the label or the body names, each with its whole subtree: `610000,431200`. Any one is enough. */
  mentions: regionCodes.optional(),
  /** The largest sum in yuan that the article names is at most this. */
  amountMax: z.coerce.number().min(0).optional(),
  /** Only the articles of this bulletin. */
  bulletin: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})

/**
 * `newest`: by day, then as stored. `relevance`: words in the title first, then how often they stand in
 * the text, then the newer; it ranks the newest 500 hits, and the newest 500 with all words in the title.
 */
export const searchSort = z.enum(['newest', 'relevance'])

export const searchQuery = searchTerms.extend({
  sort: searchSort.default('newest'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  after: pageQuery.shape.after,
})

export const facetQuery = searchTerms

export const exportFormat = z.enum(['csv', 'json', 'md'])
export const exportQuery = searchTerms.extend({ format: exportFormat })

/** Where the searched words stand in `text`: UTF-16 code units, in order, without overlap. */
const marks = z.array(z.object({ start: z.int().nonnegative(), end: z.int().positive() }))

/** A stretch of the abstract or the body. `start` is its place in the bulletin's text. */
export const searchSnippet = z.object({
  text: z.string(),
  start: z.int().nonnegative(),
  marks,
  /** Whether the paragraph goes on before and after. */
  cut: z.object({ before: z.boolean(), after: z.boolean() }),
})

export const searchHit = z.object({
  id: z.string(),
  bulletin: z.object({ id: z.string(), name: z.string(), title: z.string().nullable() }),
  ordinal: z.int().positive(),
  day,
  createdAt: instant,
  section: z.string().nullable(),
  label: z.object({ text: z.string(), marks }).nullable(),
  title: z.object({ text: z.string(), marks }),
  topics: z.array(z.string()),
  regions: z.array(z.object({ code: regionCode, name: z.string() })),
  issuers: z.array(z.string()),
  /** Above 1: the source text was changed since the story first appeared. */
  revision: z.int().positive(),
  /** The stretches with most of the words; the beginning where no word was asked for. */
  snippets: z.array(searchSnippet),
})

/** What of a search a subscription cannot have. */
export const beyondSubscription = z.enum(['period', 'mentions', 'amountMax', 'bulletin'])

export const searchAnswer = pageOf(searchHit).extend({
  /** `q` as a subscription takes it, and in its canonical text form. */
  filter: subscriptionFilter,
  text: z.string(),
  /** `filter` in plain words; its regions and those of `mentions` by name. */
  words: sentence,
  regions: z.array(namedRegion),
  beyond: z.array(beyondSubscription),
})

const count = z.int().nonnegative()
/** `more`: there are more than `searchHitsMax` hits, and all counts are of the newest of them. */
const total = z.object({ count, more: z.boolean() })
const counted = z.object({ name: z.string(), count })

/** A division with hits in or below it. */
const regionNode = z.object({
  code: regionCode,
  name: z.string(),
  level: regionLevel,
  /** What means it in a filter's text. */
  text: z.string(),
  count,
})
export const regionFacet = regionNode.extend({
  children: z.array(regionNode.extend({ children: z.array(regionNode) })),
})

/** Counts are of articles. Lists stand most frequent first and are cut where they get long. */
export const searchFacets = z.object({
  total,
  topics: z.array(z.object({ id: z.string(), count })),
  sections: z.array(counted),
  /** By the regions of the label: provinces, in them prefectures, in them counties. */
  regions: z.array(regionFacet),
  issuers: z.array(counted),
  /** `key` opens `GET /api/documents/:key`. */
  documents: z.array(z.object({ key: z.string(), title: z.string(), count })),
  /** Oldest first. */
  months: z.array(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), count })),
  /** By the largest sum in yuan an article names: at least `from`, below `to`. */
  amounts: z.array(z.object({ from: z.number(), to: z.number().nullable(), count })),
  /** The series the bulletins print or lie under. */
  series: z.array(counted),
})

const statisticsPeriod = z.object({ from: day.optional(), to: day.optional() })

/** Without a first day the 30 days up to the last; without a last day that of the newest article. */
export const topicsPerDayQuery = statisticsPeriod
export const topicsPerDay = z.object({
  from: day.nullable(),
  to: day.nullable(),
  /** Days without articles are left out. An article counts for each of its topics. */
  days: z.array(z.object({ day, articles: count, topics: z.record(z.string(), count) })),
})

export const regionStatisticsQuery = statisticsPeriod.extend({
  /** The division to look into; without it the provinces. */
  within: regionCode.optional(),
  topic: z.string().max(64).optional(),
  /** `label`: what the article is about. `mention`: what its text names. */
  by: z.enum(['label', 'mention']).default('label'),
})
export const regionStatistics = z.object({
  within: z.object({ code: regionCode, name: z.string() }).nullable(),
  /** Articles in `within`, those that name no division below it too. */
  articles: count,
  /** Every division below, those without articles too, in the order of their codes. */
  items: z.array(z.object({ code: regionCode, name: z.string(), count, hasParts: z.boolean() })),
})

/** A cited policy document. `key` is its folded title, so that all spellings of it are one. */
export const documentItem = z.object({
  key: z.string(),
  title: z.string(),
  /** 文号 that stand beside it, most frequent first. */
  numbers: z.array(z.string()),
  /** Articles that cite it. */
  articles: count,
  firstSeen: day,
  lastSeen: day,
})
export const documentQuery = pageQuery.extend({
  /** Part of the title or of a number. */
  query: z.string().trim().max(200).optional(),
  sort: z.enum(['cited', 'newest']).default('cited'),
})

export const documentParams = z.object({ key: z.string().min(1).max(400) })
export const documentCitation = z.object({
  article: z.object({
    id: z.string(),
    bulletinId: z.string(),
    ordinal: z.int().positive(),
    label: z.string().nullable(),
    title: z.string(),
  }),
  bulletin: z.object({ name: z.string(), title: z.string().nullable() }),
  day,
  number: z.string().nullable(),
  verb: z.string().nullable(),
  /** The first place in the article, as offsets into the bulletin's text, and the words round it. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  quote: z.object({ text: z.string(), marks }),
})
export const documentCitationQuery = pageQuery
export const documentDetail = documentItem.extend({ citations: pageOf(documentCitation) })

/** Sums of money that articles name. */
export const amountQuery = searchTerms.extend({
  sort: z.enum(['largest', 'newest']).default('largest'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('CNY'),
  /** Of the single amount, in the currency's unit. */
  min: z.coerce.number().min(0).optional(),
  max: z.coerce.number().min(0).optional(),
  limit: pageQuery.shape.limit,
  after: pageQuery.shape.after,
})
export const amountItem = z.object({
  article: documentCitation.shape.article,
  day,
  regions: z.array(z.object({ code: regionCode, name: z.string() })),
  ...amountMention.shape,
  quote: z.object({ text: z.string(), marks }),
})
export const amountTable = pageOf(amountItem).extend({
  /**
   * By kind, all pages together: `sum` adds `value`, a range by its lower end. Rates (元/亩) are counted
   * and not summed. The same money named twice is summed twice: evidence, not accounts.
   */
  sums: z.array(
    z.object({
      qualifier: amountMention.shape.qualifier,
      rate: z.boolean(),
      count,
      articles: count,
      sum: z.number().nullable(),
    }),
  ),
  /** Of the articles looked at, as in the facets. */
  total,
})

/** Articles of other stories that share wording. `likeness` is 0 to 1, most alike first. */
export const similarArticles = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      bulletin: z.object({ id: z.string(), name: z.string(), title: z.string().nullable() }),
      ordinal: z.int().positive(),
      label: z.string().nullable(),
      title: z.string(),
      day,
      likeness: z.number().min(0).max(1),
    }),
  ),
})

export type SearchQuery = z.infer<typeof searchQuery>
export type SearchTerms = z.infer<typeof searchTerms>
export type SearchHit = z.infer<typeof searchHit>
export type SearchSnippet = z.infer<typeof searchSnippet>
export type SearchAnswer = z.infer<typeof searchAnswer>
export type SearchFacets = z.infer<typeof searchFacets>
export type RegionFacet = z.infer<typeof regionFacet>
export type TopicsPerDay = z.infer<typeof topicsPerDay>
export type RegionStatistics = z.infer<typeof regionStatistics>
export type DocumentItem = z.infer<typeof documentItem>
export type DocumentCitation = z.infer<typeof documentCitation>
export type DocumentDetail = z.infer<typeof documentDetail>
export type AmountItem = z.infer<typeof amountItem>
export type AmountTable = z.infer<typeof amountTable>
export type SimilarArticles = z.infer<typeof similarArticles>
