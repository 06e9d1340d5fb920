/** The scored fields of an article: what was found, what was labelled, as comparable keys. */
import type { Article } from '@jianbao/schema'
import type { LabelledArticle } from './label.ts'

/** Something found, as a comparable key. `start`/`end` tell where, if it has a place. */
export interface Found {
  readonly key: string
  readonly start?: number
  readonly end?: number
}

export interface ArticleField {
  readonly field: string
  readonly found: (article: Article, labelled: LabelledArticle) => Found[]
  /** `undefined`: the label file does not speak of this field. */
  readonly wanted: (labelled: LabelledArticle) => string[] | undefined
  readonly optional: (labelled: LabelledArticle) => string[]
}

/** White space and `**` never count: print and Markdown put them anywhere. */
export function bare(text: string): string {
  return text.replace(/\s+|\*\*/gu, '')
}

const one = (text: string | null | undefined) => (text == null ? [] : [bare(text)])
const none = () => []
const heading = (text: string) => bare(text).replace(/。$/u, '')
const valued = (items: LabelledArticle['amounts']) =>
  items?.map((item) => `${bare(item.surface)} = ${item.value}`)
const values = (items: LabelledArticle['dates']) => items?.map((item) => String(item.value))
const codes = (items: LabelledArticle['labelRegions']) => items?.map((item) => item.code)
const titles = (items: LabelledArticle['documents']) => items?.map((item) => bare(item.title))
const numbered = (items: LabelledArticle['documents']) =>
  items?.flatMap((item) =>
    item.number == null ? [] : [`${bare(item.title)} ${bare(item.number)}`],
  )

function body(article: Article): string {
  return bare([article.abstract ?? '', ...article.blocks.map((block) => block.text)].join(''))
}

/** A field of at most one value. */
function scalar(
  field: 'section' | 'label' | 'title' | 'sourceUrl',
  wanted: (labelled: LabelledArticle) => string | null | undefined,
): ArticleField {
  return {
    field,
    found: (article) => one(article[field]).map((key) => ({ key })),
    wanted: (labelled) => (wanted(labelled) === undefined ? undefined : one(wanted(labelled))),
    optional: none,
  }
}

/** A piece of text compared over as many characters as the label gives. */
function excerpt(
  field: 'bodyStart' | 'bodyEnd' | 'abstract',
  cut: (article: Article, length: number) => string,
): ArticleField {
  return {
    field,
    found: (article, labelled) => {
      const length = labelled[field] == null ? 15 : bare(labelled[field]).length
      const key = cut(article, length)
      return key === '' ? [] : [{ key }]
    },
    wanted: (labelled) => (labelled[field] === undefined ? undefined : one(labelled[field])),
    optional: none,
  }
}

export const articleFields: readonly ArticleField[] = [
  scalar('section', (labelled) => labelled.section),
  scalar('label', (labelled) => labelled.label),
  scalar('title', (labelled) => labelled.title),
  excerpt('bodyStart', (article, length) => body(article).slice(0, length)),
  excerpt('bodyEnd', (article, length) => body(article).slice(-length)),
  excerpt('abstract', (article, length) => bare(article.abstract ?? '').slice(0, length)),
  {
    field: 'headings',
    found: (article) =>
      article.blocks
        .filter((block) => block.kind === 'heading')
        .map(({ text, start, end }) => ({ key: heading(text), start, end })),
    wanted: (labelled) => labelled.headings?.map(heading),
    optional: (labelled) => (labelled.headingsOptional ?? []).map(heading),
  },
  scalar('sourceUrl', (labelled) => labelled.sourceUrl),
  {
    field: 'labelRegions',
    found: (article) => article.labelRegions.map(({ code }) => ({ key: code })),
    wanted: (labelled) => codes(labelled.labelRegions),
    optional: (labelled) => codes(labelled.labelRegionsOptional) ?? [],
  },
  {
    field: 'issuers',
    found: (article) => article.issuers.map(({ name }) => ({ key: bare(name) })),
    wanted: (labelled) => labelled.issuers?.map(bare),
    optional: (labelled) => (labelled.issuersOptional ?? []).map(bare),
  },
  {
    field: 'regions',
    found: (article) =>
      article.mentions.regions.map(({ code, start, end }) => ({ key: code, start, end })),
    wanted: (labelled) => labelled.regions,
    optional: (labelled) => labelled.regionsOptional ?? [],
  },
  {
    field: 'documents',
    found: (article) =>
      article.mentions.documents.map(({ title, start, end }) => ({ key: bare(title), start, end })),
    wanted: (labelled) => titles(labelled.documents),
    optional: (labelled) => titles(labelled.documentsOptional) ?? [],
  },
  {
    field: 'documentNumbers',
    found: (article) =>
      article.mentions.documents.flatMap(({ title, number, start, end }) =>
        number === null ? [] : [{ key: `${bare(title)} ${bare(number)}`, start, end }],
      ),
    wanted: (labelled) => numbered(labelled.documents),
    optional: (labelled) => numbered(labelled.documentsOptional) ?? [],
  },
  {
    field: 'amounts',
    found: (article) =>
      article.mentions.amounts.map(({ text, value, start, end }) => ({
        key: `${bare(text)} = ${value}`,
        start,
        end,
      })),
    wanted: (labelled) => valued(labelled.amounts),
    optional: (labelled) => valued(labelled.amountsOptional) ?? [],
  },
  {
    field: 'percentages',
    found: (article) =>
      article.mentions.percentages
        .filter(({ kind }) => kind === 'percent')
        .flatMap(({ value, valueMax, start, end }) =>
          [value, valueMax].flatMap((limit) =>
            limit === null ? [] : [{ key: String(limit), start, end }],
          ),
        ),
    wanted: (labelled) => values(labelled.percentages),
    optional: (labelled) => values(labelled.percentagesOptional) ?? [],
  },
  {
    field: 'dates',
    found: (article) =>
      article.mentions.dates.map(({ edtf, start, end }) => ({ key: edtf, start, end })),
    wanted: (labelled) => values(labelled.dates),
    optional: (labelled) => values(labelled.datesOptional) ?? [],
  },
]
