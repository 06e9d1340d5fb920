/** Bulletins and articles as the console lists and opens them. */
import { z } from 'zod'
import { article, contentsEntry, diagnostic } from '../bulletin.ts'
import { instant, pageQuery, sentence } from './common.ts'

/**
 * A file as received and what became of it. `id` is the sha256 of its bytes (`kind: source`), or the
 * id of its arrival when it was refused unread (`kind: refused`): then there is nothing to open.
 */
export const bulletinItem = z.object({
  id: z.string(),
  kind: z.enum(['source', 'refused']),
  name: z.string(),
  series: z.string().nullable(),
  bytes: z.int().nonnegative().nullable(),
  state: z.enum(['received', 'parsed', 'rejected']),
  fault: z.string().nullable(),
  verdict: sentence,
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  articleCount: z.int().nonnegative().nullable(),
  /** Diagnostics of severity warning or error. */
  warningCount: z.int().nonnegative(),
  receivedAt: instant,
  decidedAt: instant.nullable(),
  /** For a container (a zip, an e-mail with attachments): what became of the files in it. */
  members: z
    .object({
      total: z.int().positive(),
      read: z.int().nonnegative(),
      rejected: z.int().nonnegative(),
      articles: z.int().nonnegative(),
    })
    .nullable(),
  /** The container this file first came out of, and its path inside. */
  parent: z.object({ id: z.string(), name: z.string(), member: z.string() }).nullable(),
})

export const bulletinQuery = pageQuery.extend({
  state: z.enum(['received', 'parsed', 'rejected']).optional(),
})

/** One line of a list of articles. */
export const articleItem = z.object({
  id: z.string(),
  bulletinId: z.string(),
  ordinal: z.int().positive(),
  section: z.string().nullable(),
  label: z.string().nullable(),
  title: z.string(),
  topics: z.array(z.string()),
  createdAt: instant,
})

export const articleParams = z.object({ id: z.string().min(1).max(100) })
export const articleQuery = pageQuery.extend({ topic: z.string().max(64).optional() })

/** One arrival of these bytes: where the file lies now, below the home. */
export const dropItem = z.object({
  place: z.enum(['inbox', 'processing', 'processed', 'rejected']),
  inboxPath: z.string(),
  storedPath: z.string(),
  duplicate: z.boolean(),
  claimedAt: instant,
  settledAt: instant.nullable(),
})

/** A file in a container. `id` is null where it was refused unread: then there is nothing to open. */
export const memberItem = z.object({
  id: z.string().nullable(),
  member: z.string(),
  bytes: z.int().nonnegative(),
  /** These bytes were received before: neither read nor sent again. */
  duplicate: z.boolean(),
  state: z.enum(['received', 'parsed', 'rejected']),
  fault: z.string().nullable(),
  articleCount: z.int().nonnegative().nullable(),
  sentence,
})

/** Where in the file as received: lines and pages count from 1; `page` where the format has pages. */
export const sourcePlace = z.object({
  line: z.int().positive(),
  page: z.int().positive().nullable(),
})

/**
 * A diagnostic with its place: where in the file, the words round it with the stretch it speaks of, and
 * the article it lies in. `place` is null for what speaks of the whole file.
 */
export const placedDiagnostic = diagnostic.extend({
  place: sourcePlace
    .extend({
      quote: z.object({
        text: z.string(),
        start: z.int().nonnegative(),
        end: z.int().nonnegative(),
      }),
      ordinal: z.int().positive().nullable(),
    })
    .nullable(),
})

/** What the parser read, without the articles' bodies. Null until there is a record. */
export const bulletinRecord = z.object({
  layout: z.string(),
  parserVersion: z.string(),
  parsedAt: instant,
  editors: z.array(z.string()),
  reviewers: z.array(z.string()),
  email: z.string().nullable(),
  address: z.string().nullable(),
  issue: z.string().nullable(),
  date: z.string().nullable(),
  declaredArticleCount: z.int().nonnegative().nullable(),
  contents: z.array(contentsEntry),
  diagnostics: z.array(placedDiagnostic),
  /** Whether readers' subscriptions have been asked about this run. */
  matched: z.boolean(),
})

export const bulletinDetail = bulletinItem.extend({
  run: z.int().positive(),
  mediaType: z.string().nullable(),
  encoding: z.string().nullable(),
  record: bulletinRecord.nullable(),
  articles: z.array(articleItem),
  drops: z.array(dropItem),
  /** What it holds, in its order. */
  memberList: z.array(memberItem),
  /** Every container that holds these bytes. */
  parents: z.array(z.object({ id: z.string(), name: z.string(), member: z.string() })),
})

const neighbour = z.object({ id: z.string(), ordinal: z.int().positive(), title: z.string() })

/**
 * What of an article can be followed. `key` is the topic's id, the region's code, the issuer's canonical
 * name or the document's title, as its mentions carry them; `text` is the filter that follows it.
 */
export const followable = z.object({
  kind: z.enum(['topic', 'region', 'issuer', 'document']),
  key: z.string(),
  name: sentence,
  text: z.string(),
})

/** One article with the diagnostics that speak of its stretch of the text. */
export const articleDetail = z.object({
  article,
  bulletin: z.object({
    id: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    publisher: z.string().nullable(),
    series: z.string().nullable(),
    issue: z.string().nullable(),
    /** As printed. */
    date: z.string().nullable(),
    receivedAt: instant,
  }),
  /** Where its text begins in the file as received. Null where that was not kept. */
  place: sourcePlace.nullable(),
  follows: z.array(followable),
  diagnostics: z.array(diagnostic),
  /** Above 1: the source text was changed since the story first appeared. */
  revision: z.int().positive(),
  previous: neighbour.nullable(),
  next: neighbour.nullable(),
})

export type BulletinItem = z.infer<typeof bulletinItem>
export type MemberItem = z.infer<typeof memberItem>
export type BulletinDetail = z.infer<typeof bulletinDetail>
export type ArticleItem = z.infer<typeof articleItem>
export type PlacedDiagnostic = z.infer<typeof placedDiagnostic>
export type Followable = z.infer<typeof followable>
export type ArticleDetail = z.infer<typeof articleDetail>
