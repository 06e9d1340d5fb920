/** Text → bulletin: the pipeline of this package, one step a line. */
import type { Article, Bulletin, Source, Topic } from '@jianbao/schema'
import { topics as bundledTopics, SCHEMA_VERSION } from '@jianbao/schema/constants'
import { checkQuotes } from './check-quotes.ts'
import { issuersOf } from './issuers/issuers-of.ts'
import { readStructure } from './layouts/read-structure.ts'
import { sectionNamesOf } from './layouts/section-names.ts'
import { bulletinMonthOf } from './mentions/bulletin-month.ts'
import { mentionsOf } from './mentions/mentions-of.ts'
import { withoutFurniture } from './normalise/find-furniture.ts'
import { measureSetting } from './normalise/measure-setting.ts'
import { readLines } from './normalise/read-lines.ts'
import type { SourceMap } from './normalise/source-map.ts'
import { labelRegionsOf } from './regions/label-regions.ts'
import { summaryOf } from './summary/summary-of.ts'
import { topicsOf } from './topics/topics-of.ts'
import { type WrittenArticle, type WrittenBulletin, writeBulletin } from './write-bulletin.ts'

/** Rises when the same text may give another record: stored bulletins say which parser read them. */
export const PARSER_VERSION = 1

/** A bulletin with its normalised text and the way back from there to the decoded source. */
export type ParsedBulletin = Bulletin & { readonly text: string; readonly sourceMap: SourceMap }

const idDigits = 16

/** The name of a file without its folder and ending: what an article without a title is called. */
const nameWithoutEnding = (name: string): string => {
  const file = name.split(/[\\/]/).at(-1) ?? name
  return file.replace(/\.[A-Za-z0-9]{1,8}$/, '') || file || '无标题'
}

/** What all articles of a bulletin share when their text is read. */
interface BulletinFacts {
  readonly sha256: string
  readonly text: string
  /** `YYYY-MM-DD` or `YYYY-MM` as the masthead prints it. */
  readonly date: string | null
  /** `YYYY-MM` as its own dates tell where the masthead prints none. */
  readonly month: string | null
  /** Codes of the regions that the labels name. */
  readonly labelRegions: readonly string[]
  readonly topics: readonly Topic[]
}

export interface ParseOptions {
  /** The topics an article may have; without them the bundled ones. A list is prepared once: pass the same one. */
  readonly topics?: readonly Topic[]
  /** Where the pages of the original begin, from page 1: offsets into `text`. Without them form feeds part pages. */
  readonly pages?: readonly { readonly start: number }[] | undefined
}

function articleOf(written: WrittenArticle, ordinal: number, facts: BulletinFacts): Article {
  const { spans, ...structure } = written
  const paragraphs = structure.blocks.map((block) => block.text)
  const labelRegions = labelRegionsOf(structure.label, facts.date)
  return {
    id: `${facts.sha256.slice(0, idDigits)}-${ordinal}`,
    ordinal,
    ...structure,
    summary: summaryOf(structure),
    topics: topicsOf({ ...structure, paragraphs }, facts.topics),
    labelRegions,
    issuers: issuersOf(structure.label),
    mentions: mentionsOf(facts.text, spans, {
      issueDate: facts.date,
      bulletinMonth: facts.month,
      regions: {
        labelRegions: labelRegions.map(({ code }) => code),
        bulletinRegions: facts.labelRegions,
        date: facts.date,
      },
    }),
  }
}

function articlesOf(
  written: WrittenBulletin,
  given: Pick<BulletinFacts, 'sha256' | 'date' | 'topics'>,
): Article[] {
  const { date } = given
  const labelled = written.articles.flatMap(({ label }) => labelRegionsOf(label, date))
  const labelRegions = [...new Set(labelled.map(({ code }) => code))]
  const month = date ? null : bulletinMonthOf(written.text)
  const facts = { ...given, text: written.text, month, labelRegions }
  return written.articles.map((article, at) => articleOf(article, at + 1, facts))
}

/**
 * Reads one bulletin. Never throws: a text in no known layout is one article with the diagnostic
 * `unknown-layout`. Linear in the length of the text.
 *
 * @param text The decoded source; `sourceMap` leads back to its offsets.
 * @param source The file as received, with the sha256 of its bytes (64 hex digits).
 */
export function parseBulletin(
  text: string,
  source: Source & { sha256: string },
  { topics = bundledTopics, pages }: ParseOptions = {},
): ParsedBulletin {
  const { sha256, ...file } = source
  const sheet = readLines(text.toWellFormed())
  const lines = withoutFurniture(sheet.lines)
  const draft = readStructure(sheet.source, lines, {
    setting: measureSetting(lines),
    sectionNames: sectionNamesOf(topics),
  })
  const pageStarts = pages?.map(({ start }) => start) ?? sheet.pageStarts
  const written = writeBulletin(sheet.source, draft, {
    pageStarts,
    untitled: nameWithoutEnding(file.name),
  })
  const { masthead, imprint } = draft
  const isSeries = masthead.issue !== null || masthead.date !== null
  return {
    schemaVersion: SCHEMA_VERSION,
    id: sha256,
    source: file,
    layout: draft.layout,
    title: masthead.title,
    publisher: imprint.publisher ?? masthead.publisher,
    editors: [...imprint.editors],
    reviewers: [...imprint.reviewers],
    email: imprint.email,
    address: imprint.address,
    series: { name: isSeries ? masthead.title : null, issue: masthead.issue, date: masthead.date },
    declaredArticleCount: masthead.declared,
    contents: [...draft.contents],
    articles: articlesOf(written, { sha256, date: masthead.date, topics }),
    diagnostics: [...written.diagnostics, ...checkQuotes(written.articles)],
    text: written.text,
    sourceMap: { runs: written.runs, lineStarts: sheet.lineStarts, pageStarts },
  }
}
