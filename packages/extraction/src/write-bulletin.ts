/** A draft → the normalised text and the records whose offsets point into it. */
import type { Article, Block, Diagnostic } from '@jianbao/schema'
import type { DraftArticle, DraftBulletin, DraftText } from './layouts/draft.ts'
import type { DraftBlock } from './layouts/read-body.ts'
import { isChinese, type Line } from './normalise/read-lines.ts'
import { pageAt } from './normalise/source-map.ts'
import { type Span, TextBuilder } from './normalise/text-builder.ts'

/** The structural part of an article; what it mentions is read from the finished text. */
export type WrittenArticle = Pick<
  Article,
  | 'section'
  | 'label'
  | 'title'
  | 'sourceUrl'
  | 'abstract'
  | 'abstractStart'
  | 'abstractEnd'
  | 'blocks'
> & {
  /** Places of label, title, abstract and blocks in the text, in this order. */
  readonly spans: readonly Span[]
}

export interface WrittenBulletin {
  readonly text: string
  readonly runs: readonly number[]
  readonly articles: readonly WrittenArticle[]
  readonly diagnostics: readonly Diagnostic[]
}

const labelBar = ' | '

class BulletinWriter {
  readonly #builder: TextBuilder
  readonly #pageStarts: readonly number[]
  /** Where the lines that notes may speak of were written. */
  readonly #places = new Map<Line, Span>()

  constructor(source: string, pageStarts: readonly number[]) {
    this.#builder = new TextBuilder(source)
    this.#pageStarts = pageStarts
  }

  lines(lines: readonly Line[]): void {
    for (const line of lines) {
      this.#places.set(line, this.#builder.write([line], 'line', isChinese(line.text)))
    }
  }

  placeOf(line: Line | null): Span | null {
    return line === null ? null : (this.#places.get(line) ?? null)
  }

  article(draft: DraftArticle, fallbackTitle: string): WrittenArticle {
    const section = draft.section === null ? null : this.#section(draft.section, draft.opensSection)
    const label = this.#line(draft.label, '\n')
    const title = this.#line(draft.title, label === null ? '\n' : labelBar)
    const abstract = draft.body.abstract === null ? null : this.#block(draft.body.abstract)
    const levels = levelsOf(draft.body.blocks)
    const blocks = draft.body.blocks.map((block): Block => {
      const page = pageAt(this.#pageStarts, block.pieces[0]?.from ?? 0)
      const place = { ...this.#block(block), ...(page === undefined ? {} : { page }) }
      if (block.kind === 'paragraph') return { kind: 'paragraph', ...place }
      return { kind: 'heading', level: levels.get(block.rank) ?? 1, marker: block.marker, ...place }
    })
    return {
      section,
      label: label?.text ?? null,
      title: title?.text ?? fallbackTitle,
      sourceUrl: draft.sourceUrl,
      abstract: abstract?.text ?? null,
      abstractStart: abstract?.start ?? null,
      abstractEnd: abstract?.end ?? null,
      blocks,
      spans: [label, title, abstract, ...blocks].filter((span) => span !== null),
    }
  }

  /** A section is printed once; the articles below it share its name. */
  #section(text: DraftText, opens: boolean): string {
    const builder = opens ? this.#builder : new TextBuilder(this.#builder.source)
    return builder.write(text.pieces, 'line', text.chinese).text
  }

  #line(text: DraftText | null, separator: string): Span | null {
    return text === null ? null : this.#builder.write(text.pieces, 'line', text.chinese, separator)
  }

  #block(block: DraftBlock): Span {
    const style = block.kind === 'heading' ? 'line' : 'paragraph'
    return this.#builder.write(block.pieces, style, block.chinese)
  }

  text(): string {
    return this.#builder.text()
  }

  runs(): readonly number[] {
    return this.#builder.runs()
  }
}

/** Ranks of an article's headings, counted on from 1 without gaps. */
function levelsOf(blocks: readonly DraftBlock[]): ReadonlyMap<number, number> {
  const ranks = new Set(
    blocks.filter((block) => block.kind === 'heading').map((block) => block.rank),
  )
  return new Map([...ranks].sort((a, b) => a - b).map((rank, at) => [rank, at + 1]))
}

/** Writes a draft. `untitled` names the article of a text that prints no title. */
export function writeBulletin(
  source: string,
  draft: DraftBulletin,
  options: { readonly pageStarts: readonly number[]; readonly untitled: string },
): WrittenBulletin {
  const writer = new BulletinWriter(source, options.pageStarts)
  writer.lines(draft.front)
  const articles = draft.articles.map((article) => writer.article(article, options.untitled))
  writer.lines(draft.trailer)
  const diagnostics = draft.notes.map(({ code, severity, message, line }): Diagnostic => {
    const place = writer.placeOf(line)
    return { code, severity, message, start: place?.start ?? null, end: place?.end ?? null }
  })
  return { text: writer.text(), runs: writer.runs(), articles, diagnostics }
}
