import { describe, expect, test } from 'vitest'
import { type ParsedBulletin, parseBulletin } from '../src/index.ts'
import {
  caseArticles,
  digestArticles,
  type PrintedArticle,
  type PrintOptions,
  printBulletin,
} from './support/print-bulletin.ts'

const parse = (text: string): ParsedBulletin =>
  parseBulletin(text, {
    name: '来件.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    bytes: text.length,
    sha256: 'b'.repeat(64),
  })

const structureOf = (parsed: ParsedBulletin): PrintedArticle[] =>
  parsed.articles.map(({ section, label, title, sourceUrl, abstract, blocks }) => ({
    section,
    label,
    title,
    sourceUrl,
    abstract,
    blocks: blocks.map((block) => ({
      kind: block.kind,
      marker: block.kind === 'heading' ? block.marker : null,
      text: block.text,
    })),
  }))

const withoutSources = (articles: readonly PrintedArticle[]): PrintedArticle[] =>
  articles.map((article) => ({ ...article, sourceUrl: null }))

describe('a section digest gives the same articles however it is printed', () => {
  const printings: readonly (readonly [string, PrintOptions])[] = [
    ['with blank lines and contents without a heading', { contents: 'bare' }],
    ['without contents', {}],
    ['without blank lines, under 目录', { contents: 'headed', blankLines: 0 }],
    ['with leader dots and page numbers', { contents: 'leaders', blankLines: 0 }],
    ['with numbered contents and tabs', { contents: 'numbered', blankLines: 0 }],
    ['with CRLF', { contents: 'bare', lineEnd: '\r\n' }],
    ['with a full-width bar', { contents: 'headed', bar: '｜' }],
    ['with 丨 for a bar', { contents: 'headed', bar: '丨' }],
    ['with sections in brackets', { contents: 'headed', section: (name) => `【${name}】` }],
    [
      'with Markdown headings',
      { section: (name) => `## ${name}`, title: (title) => `### ${title}` },
    ],
    ['with bold titles', { contents: 'headed', title: (title) => `**${title}**` }],
    ['with numbered titles', { contents: 'headed', title: (title, at) => `${at}. ${title}` }],
    [
      'with indented paragraphs and no blank lines',
      { contents: 'headed', blankLines: 0, indent: '　　' },
    ],
    [
      'with page numbers inside',
      { contents: 'headed', pageEvery: 3, pageNumber: (page) => `- ${page} -`, wrapColumns: 76 },
    ],
    [
      'with 第3页 inside',
      {
        contents: 'headed',
        pageEvery: 2,
        pageNumber: (page) => `第 ${page} 页 共 9 页`,
        wrapColumns: 70,
      },
    ],
    [
      'with running heads inside',
      { contents: 'headed', pageEvery: 3, runningHead: '山河观察 2026年第7期', wrapColumns: 72 },
    ],
    ['with credits below each article', { contents: 'headed', credit: true }],
  ]
  test.each(printings)('%s', (_, options) => {
    const isUnlisted = options.contents === undefined
    const wanted = withoutSources(digestArticles)
    // Without contents and bar nothing tells a title inside a section from a sub-heading.
    const articles = isUnlisted ? wanted.filter((article) => article.label !== null) : wanted
    expect(structureOf(parse(printBulletin(articles, options)))).toEqual(articles)
  })

  test.each([30, 40, 46, 60, 76, 80])('set in lines of %i columns', (wrapColumns) => {
    const text = printBulletin(digestArticles, { contents: 'headed', wrapColumns })
    expect(structureOf(parse(text))).toEqual(withoutSources(digestArticles))
  })

  test('as a PDF reader leaves it: a blank line after every line', () => {
    const text = printBulletin(digestArticles, {
      contents: 'headed',
      wrapColumns: 74,
      blankBetweenLines: true,
    })
    // A paragraph that ends exactly at the width cannot be told from one that goes on.
    const running = (articles: readonly PrintedArticle[]) =>
      articles.map(({ blocks, ...head }) => ({
        ...head,
        text: blocks.map((one) => one.text).join(''),
      }))
    expect(running(structureOf(parse(text)))).toEqual(running(withoutSources(digestArticles)))
  })
})

describe('every article gets its own source', () => {
  test.each<[string, PrintOptions]>([
    ['from the line below it', { contents: 'bare', sources: 'below' }],
    ['from the clusters at page ends', { contents: 'bare', sources: 'page-end', pageEvery: 4 }],
    [
      'from clusters inside wrapped sentences',
      { contents: 'headed', sources: 'page-end', pageEvery: 5, wrapColumns: 76 },
    ],
  ])('%s', (_, options) => {
    expect(structureOf(parse(printBulletin(digestArticles, options)))).toEqual(digestArticles)
  })
})

describe('a case compilation gives the same reports however it is printed', () => {
  test.each<[string, PrintOptions]>([
    ['under 目录', { contents: 'headed', head: ['县域治理创新案例选', '（4篇）'] }],
    ['without blank lines', { contents: 'headed', blankLines: 0 }],
    ['with leader dots', { contents: 'leaders', blankLines: 0 }],
    ['without contents', {}],
    [
      'with a line of the site under every title',
      { contents: 'headed', underTitle: '县域治理创新案例' },
    ],
    [
      'with the number of the report before its title',
      { contents: 'headed', title: (title, at) => `案例${at}：${title}` },
    ],
  ])('%s', (_, options) => {
    const found = structureOf(parse(printBulletin(caseArticles, options)))
    expect(found).toEqual(caseArticles)
  })

  test('chapter names that run on into the text are parted from it', () => {
    const text = printBulletin(caseArticles, { contents: 'headed' })
    const runOn = text.replace(
      /(0[13](?:改革背景|改革成效))\n+/g,
      (all, name: string, at: number) => (at % 2 === 0 ? name : all),
    )
    expect(runOn).not.toBe(text)
    expect(structureOf(parse(runOn))).toEqual([...caseArticles])
  })
})
