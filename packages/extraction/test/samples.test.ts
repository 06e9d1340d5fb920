import { readFileSync } from 'node:fs'
import { bulletin } from '@jianbao/schema'
import { describe, expect, test } from 'vitest'
import { type ParsedBulletin, parseBulletin } from '../src/index.ts'

const folder = new URL('../../../samples/', import.meta.url)

interface SampleArticle {
  section: string | null
  label: string | null
  title: string
  sourceUrl: string | null
  headings: string[]
  bodyStart: string
  bodyEnd: string
  abstract: string | null
}
interface Sample {
  file: string
  layout: string
  articleCount: number
  bulletin: Record<string, unknown>
  contents: { section: string | null; label: string | null; title: string }[]
  articles: SampleArticle[]
}
const expected: Sample[] = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'))

const parseSample = (file: string): ParsedBulletin => {
  const bytes = readFileSync(new URL(file, folder))
  const encoding = file.includes('gb18030') ? 'gb18030' : 'utf-8'
  const source = { name: file, mediaType: 'text/plain', encoding, bytes: bytes.length }
  return parseBulletin(new TextDecoder(encoding).decode(bytes), {
    ...source,
    sha256: 'a'.repeat(64),
  })
}

/** White space is not significant in the expected values. */
const bare = <Value>(value: Value): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(/[\s\u3000]/g, ''))

const edgeChars = 15
const bodyOf = (article: ParsedBulletin['articles'][number]): string =>
  [article.abstract ?? '', ...article.blocks.map((block) => block.text)]
    .join('')
    .replaceAll(/\s/g, '')

/** The fields of a labelled article that are compared; a label file may hold more. */
const structureOf = (article: SampleArticle): SampleArticle => ({
  section: article.section,
  label: article.label,
  title: article.title,
  sourceUrl: article.sourceUrl,
  headings: article.headings,
  bodyStart: article.bodyStart,
  bodyEnd: article.bodyEnd,
  abstract: article.abstract,
})

describe.each(expected)('$file', (truth) => {
  const parsed = parseSample(truth.file)

  test('is read in its layout, with what cover and imprint print', () => {
    expect(parsed.layout).toBe(truth.layout)
    expect(bare(parsed)).toMatchObject(bare(truth.bulletin) ?? {})
    expect(bare(parsed.contents)).toEqual(bare(truth.contents))
  })

  test('gives every article once, with section, label, title, source and sub-headings', () => {
    expect(parsed.articles).toHaveLength(truth.articleCount)
    const found = parsed.articles.map((article) => ({
      section: article.section,
      label: article.label,
      title: article.title,
      sourceUrl: article.sourceUrl,
      headings: article.blocks.filter(({ kind }) => kind === 'heading').map((block) => block.text),
      bodyStart: bodyOf(article).slice(0, edgeChars),
      bodyEnd: bodyOf(article).slice(-edgeChars),
      abstract: article.abstract?.replaceAll(/\s/g, '').slice(0, edgeChars) ?? null,
    }))
    expect(bare(found)).toMatchObject(bare(truth.articles.map(structureOf)) ?? {})
  })

  test('is a valid record in which every place holds what it says', () => {
    const { sourceMap: _, ...record } = parsed
    expect(bulletin.safeParse(record).error).toBeUndefined()
    for (const article of parsed.articles) {
      const places = [
        ...article.blocks,
        ...article.summary,
        ...Object.values(article.mentions).flat(),
      ]
      for (const place of places) expect(parsed.text.slice(place.start, place.end)).toBe(place.text)
    }
  })
})
