import type { Article, Bulletin } from '@jianbao/schema'
import { articleFields, bare, type Found } from './article-fields.ts'
import type { LabelledArticle, LabelledBulletin } from './label.ts'

/** A miss or an extra, with where to look. */
export interface Finding {
  readonly file: string
  readonly article: string | null
  readonly item: string
  readonly sentence: string | null
}

export interface FieldScore {
  readonly field: string
  readonly hits: number
  readonly misses: readonly Finding[]
  readonly extras: readonly Finding[]
}

/**
 * Scores one parsed bulletin (its `text` included) against its labels, field by field.
 * Items are compared as sets of distinct keys without white space.
 */
export function scoreBulletin(bulletin: Bulletin, labelled: LabelledBulletin): FieldScore[] {
  const scores = [...scoreHead(bulletin, labelled)]
  const pairs = alignArticles(bulletin.articles, labelled.articles)
  scores.push(scoreAlignment(bulletin, labelled, pairs))
  for (const [wanted, article] of pairs) {
    for (const field of articleFields) {
      const keys = field.wanted(wanted)
      if (keys === undefined) continue
      // An article that was not found loses every labelled item: a parser cannot score by leaving out.
      const found = article === null ? [] : field.found(article, wanted)
      const where = { file: labelled.file, article: wanted.title }
      const given = { found, wanted: keys, optional: field.optional(wanted) }
      scores.push(compare(field.field, given, where, bulletin.text ?? '', article))
    }
  }
  return sumScores(scores)
}

/** Adds up the scores of the same field, fields in the order first met. */
export function sumScores(scores: Iterable<FieldScore>): FieldScore[] {
  const byField = new Map<string, FieldScore>()
  for (const score of scores) {
    const sum = byField.get(score.field)
    byField.set(score.field, {
      field: score.field,
      hits: score.hits + (sum?.hits ?? 0),
      misses: [...(sum?.misses ?? []), ...score.misses],
      extras: [...(sum?.extras ?? []), ...score.extras],
    })
  }
  return [...byField.values()]
}

function compare(
  field: string,
  given: { found: readonly Found[]; wanted: readonly string[]; optional: readonly string[] },
  where: { file: string; article: string | null },
  text: string,
  article: Article | null,
): FieldScore {
  const wanted = new Set(given.wanted)
  const ignored = new Set(given.optional)
  const found = new Map(given.found.toReversed().map((item) => [item.key, item]))
  const misses = [...wanted].filter((key) => !found.has(key))
  const extras = [...found.values()].filter(({ key }) => !wanted.has(key) && !ignored.has(key))
  return {
    field,
    hits: wanted.size - misses.length,
    misses: misses.map((key) => ({ ...where, item: key, sentence: sentenceWith(key, article) })),
    extras: extras.map(({ key, start, end }) => ({
      ...where,
      item: key,
      sentence: start === undefined || end === undefined ? null : sentenceAt(text, start, end),
    })),
  }
}

function* scoreHead(bulletin: Bulletin, labelled: LabelledBulletin): Iterable<FieldScore> {
  const where = { file: labelled.file, article: null }
  for (const [name, wanted] of Object.entries(labelled.bulletin ?? {})) {
    if (wanted === undefined) continue
    const found = Object.entries(bulletin).find(([key]) => key === name)?.[1]
    const given = {
      found: keysOf(found).map((key) => ({ key: `${name}: ${key}` })),
      wanted: keysOf(wanted).map((key) => `${name}: ${key}`),
      optional: [],
    }
    yield compare('bulletin', given, where, '', null)
  }
  if (labelled.contents !== undefined) {
    const given = {
      found: bulletin.contents.map((entry) => ({ key: contentsKey(entry) })),
      wanted: labelled.contents.map(contentsKey),
      optional: [],
    }
    yield compare('contents', given, where, '', null)
  }
}

function keysOf(value: unknown): string[] {
  if (value === null || value === undefined) return []
  return (Array.isArray(value) ? value : [value]).map((one) => bare(String(one)))
}

function contentsKey(entry: {
  section?: string | null | undefined
  label?: string | null | undefined
  title: string
}): string {
  return [entry.section, entry.label, entry.title].map((part) => bare(part ?? '')).join(' | ')
}

function scoreAlignment(
  bulletin: Bulletin,
  labelled: LabelledBulletin,
  pairs: readonly (readonly [LabelledArticle, Article | null])[],
): FieldScore {
  const taken = new Set(pairs.map(([, article]) => article))
  const finding = (title: string): Finding => ({
    file: labelled.file,
    article: title,
    item: title,
    sentence: null,
  })
  return {
    field: 'articles',
    hits: pairs.filter(([, article]) => article !== null).length,
    misses: pairs
      .filter(([, article]) => article === null)
      .map(([wanted]) => finding(wanted.title)),
    extras: labelled.partial
      ? []
      : bulletin.articles
          .filter((article) => !taken.has(article))
          .map((article) => finding(article.title)),
  }
}

/** Pairs each labelled article with the one found under its title, else with its first words. */
function alignArticles(
  articles: readonly Article[],
  labelled: readonly LabelledArticle[],
): [LabelledArticle, Article | null][] {
  const free = new Set(articles)
  const take = (fits: (article: Article) => boolean): Article | null => {
    const match = [...free].find(fits) ?? null
    if (match !== null) free.delete(match)
    return match
  }
  const byTitle = labelled.map((wanted) =>
    take((article) => bare(article.title) === bare(wanted.title)),
  )
  return labelled.map((wanted, index) => {
    const start = wanted.bodyStart
    const byBody = (article: Article) =>
      start !== undefined && bare(article.blocks[0]?.text ?? '').startsWith(bare(start))
    return [wanted, byTitle[index] ?? take(byBody)]
  })
}

/** The sentence round a place in the text. */
function sentenceAt(text: string, start: number, end: number): string {
  const before = Math.max(
    ...['。', '！', '？', '\n'].map((mark) => text.lastIndexOf(mark, start - 1)),
  )
  const after = ['。', '！', '？', '\n']
    .map((mark) => text.indexOf(mark, end))
    .filter((at) => at >= 0)
  return text.slice(before + 1, Math.min(text.length, ...after.map((at) => at + 1))).trim()
}

/** The first sentence that holds a labelled item's words. */
function sentenceWith(key: string, article: Article | null): string | null {
  const words = key.split(' = ')[0] ?? key
  const body = bare((article?.blocks ?? []).map((block) => block.text).join('\n'))
  const at = body.indexOf(words)
  return at < 0 ? null : sentenceAt(body, at, at + words.length)
}
