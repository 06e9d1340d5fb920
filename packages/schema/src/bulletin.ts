/**
 * The record of one bulletin: what `jianbao parse FILE --json` prints and what the database keeps.
 *
 * One source (a file) is one bulletin; one bulletin holds many articles. All offsets are UTF-16
 * code units into the normalised `text`.
 */
import { z } from 'zod'
import { SCHEMA_VERSION } from './constants.ts'
import { mentions, regionCode } from './mention.ts'

const offset = z.int().nonnegative()

/**
 * A stretch of body text. For a heading `marker` holds ■, 01, 一、 or （一） and `text` excludes it.
 * `page` is the page of the original where the format has pages.
 */
export const headingBlock = z.object({
  kind: z.literal('heading'),
  level: z.int().positive(),
  marker: z.string().nullable(),
  text: z.string(),
  start: offset,
  end: offset,
  page: z.int().positive().optional(),
})
export const paragraphBlock = z.object({
  kind: z.literal('paragraph'),
  text: z.string(),
  start: offset,
  end: offset,
  page: z.int().positive().optional(),
})
export const block = z.discriminatedUnion('kind', [headingBlock, paragraphBlock])

/** One telling original sentence; never invented words. */
export const summarySentence = z.object({ text: z.string(), start: offset, end: offset })

/** `reason` lists what decided: `section`, or the key words found. `score` is 0 to 1. */
export const topicScore = z.object({
  id: z.string(),
  score: z.number().min(0).max(1),
  reason: z.array(z.string()),
})

/** A body on the left of the bar. `andOthers` is N - named in 等N部门: 教育部等九部门 has 8. */
export const issuer = z.object({
  name: z.string(),
  canonical: z.string(),
  andOthers: z.int().nonnegative(),
})

/** What a diagnostic says of the text. Codes are stable; the message is for people. */
export const diagnostic = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  start: offset.nullable(),
  end: offset.nullable(),
})

export const article = z.object({
  id: z.string(),
  ordinal: z.int().positive(),
  section: z.string().nullable(),
  label: z.string().nullable(),
  title: z.string(),
  sourceUrl: z.string().nullable(),
  abstract: z.string().nullable(),
  abstractStart: offset.nullable(),
  abstractEnd: offset.nullable(),
  blocks: z.array(block),
  summary: z.array(summarySentence),
  topics: z.array(topicScore),
  labelRegions: z.array(z.object({ code: regionCode, name: z.string() })),
  issuers: z.array(issuer),
  mentions,
})

/** The file as received. `id` of the bulletin is the sha256 of these bytes. */
export const source = z.object({
  name: z.string(),
  mediaType: z.string(),
  encoding: z.string().nullable(),
  bytes: z.int().nonnegative(),
})

export const contentsEntry = z.object({
  section: z.string().nullable(),
  label: z.string().nullable(),
  title: z.string(),
})

export const bulletin = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  id: z.string().regex(/^[0-9a-f]{64}$/),
  source,
  layout: z.string(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  editors: z.array(z.string()),
  reviewers: z.array(z.string()),
  email: z.string().nullable(),
  address: z.string().nullable(),
  series: z.object({
    name: z.string().nullable(),
    issue: z.string().nullable(),
    date: z.string().nullable(),
  }),
  declaredArticleCount: z.int().nonnegative().nullable(),
  contents: z.array(contentsEntry),
  articles: z.array(article),
  diagnostics: z.array(diagnostic),
  /** The normalised text that all offsets point into; printed only with `--text`. */
  text: z.string().optional(),
})

export type Block = z.infer<typeof block>
export type HeadingBlock = z.infer<typeof headingBlock>
export type ParagraphBlock = z.infer<typeof paragraphBlock>
export type SummarySentence = z.infer<typeof summarySentence>
export type TopicScore = z.infer<typeof topicScore>
export type Issuer = z.infer<typeof issuer>
export type Diagnostic = z.infer<typeof diagnostic>
export type Article = z.infer<typeof article>
export type Source = z.infer<typeof source>
export type ContentsEntry = z.infer<typeof contentsEntry>
export type Bulletin = z.infer<typeof bulletin>
