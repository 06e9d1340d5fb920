import { foldName } from '@jianbao/schema'
import type { ArticleToMatch } from './article-to-match.ts'
import type { CompiledPattern } from './compile-pattern.ts'

interface FoldedDocument {
  readonly title: string
  readonly number: string | null
  /** Title and number, folded. */
  readonly folded: string
}

/** An article with everything folded once, and every answer remembered while filters ask. */
export class ArticleFacts {
  readonly article: ArticleToMatch
  readonly documents: readonly FoldedDocument[]
  /** All documents in one text; no folded name contains a line break. */
  readonly documentsText: string
  #wordsFound: ReadonlySet<string> | null = null
  readonly #patterns = new Map<string, string | null>()

  constructor(article: ArticleToMatch) {
    this.article = article
    this.documents = article.documents.map(({ title, number }) => ({
      title,
      number,
      folded: `${foldName(title)}\n${foldName(number ?? '')}`,
    }))
    this.documentsText = this.documents.map(({ folded }) => folded).join('\n')
  }

  /** An index that looked for every word of its filters at once spares looking for each. */
  knowWords(found: ReadonlySet<string>): void {
    this.#wordsFound = found
  }

  hasWord(folded: string): boolean {
    return this.#wordsFound?.has(folded) ?? this.article.matchText.includes(folded)
  }

  find(pattern: CompiledPattern): string | null {
    const known = this.#patterns.get(pattern.pattern)
    if (known !== undefined) return known
    const found = pattern.find(this.article.matchText)
    this.#patterns.set(pattern.pattern, found)
    return found
  }

  /** Everything of the article that is matched whole, as `exactKey` writes it. */
  *exactKeys(): Generator<string> {
    const { topics, labelRegions, section, issuers, series } = this.article
    for (const topic of topics) yield exactKey('topics', topic)
    for (const { code } of labelRegions) {
      for (const length of [2, 4, 6]) yield exactKey('regions', code.slice(0, length))
    }
    if (section !== null) yield exactKey('sections', foldName(section))
    for (const issuer of issuers) yield exactKey('issuers', foldName(issuer))
    for (const name of series) yield exactKey('series', foldName(name))
  }
}

/** A value of a group that is matched whole. */
export const exactKey = (
  group: 'topics' | 'regions' | 'sections' | 'issuers' | 'series',
  folded: string,
) => `${group}:${folded}`
