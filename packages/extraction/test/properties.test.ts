import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ParsedBulletin, parseBulletin, sourceAt, toPlainText } from '../src/index.ts'
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
    bytes: 1,
    sha256: 'e'.repeat(64),
  })

/** What a reader would call the same record: structure and mentions, but no offsets. */
function recordOf(parsed: ParsedBulletin): unknown {
  const { diagnostics: _, text: __, sourceMap: ___, source: ____, ...record } = parsed
  const isPlace = /^(start|end|abstractStart|abstractEnd|page)$/
  return JSON.parse(JSON.stringify(record, (key, value) => (isPlace.test(key) ? undefined : value)))
}

type ParsedArticle = ParsedBulletin['articles'][number]

function placesOf(article: ParsedArticle): { text: string; start: number; end: number }[] {
  const { abstract, abstractStart, abstractEnd } = article
  const places = [...article.blocks, ...article.summary, ...Object.values(article.mentions).flat()]
  if (abstract === null || abstractStart === null || abstractEnd === null) return places
  return [...places, { text: abstract, start: abstractStart, end: abstractEnd }]
}

function expectPlacesHold(parsed: ParsedBulletin, sourceLength: number): void {
  for (const place of parsed.articles.flatMap(placesOf)) {
    expect(parsed.text.slice(place.start, place.end)).toBe(place.text)
    const { offset, line } = sourceAt(parsed, place.start)
    expect(offset).toBeLessThan(Math.max(1, sourceLength))
    expect(line).toBeGreaterThan(0)
  }
  for (const { start, end } of parsed.diagnostics) {
    if (start !== null) expect(parsed.text.slice(start, end ?? start)).not.toBe('')
  }
}

/** Pieces from which layouts are made, so that random texts come near to real ones. */
const printedPiece = fc.constantFrom(
  '\n',
  '\n\n',
  '\r\n',
  '\f',
  ' ',
  '　',
  '\t',
  '目录',
  '摘要：',
  '【',
  '】',
  ' | ',
  '｜',
  '丨',
  '■',
  '01',
  '一、',
  '（一）',
  '1.',
  '第3期',
  '（16篇）',
  '责任编辑：',
  '识别二维码',
  '# ',
  '### ',
  '**',
  '***',
  '##paid##',
  '。',
  '：',
  '“',
  '”',
  '《',
  '…… 12',
  '- 3 -',
  '第 3 页',
  '6',
  'https://a.example/b',
  '来源：',
  '产业发展',
  '宏观形势',
  '陕西',
  '改革背景',
  '近年来，当地投入5亿元，支持乡村振兴。',
  'Issue 3',
  'word',
  '\u200b',
  '\ufeff',
  '\0',
  '\ud800',
  '𠮷',
  '２０',
)

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(printedPiece, { maxLength: 80 }).map((pieces) => pieces.join('')),
)

test('any text is a bulletin with at least one article, and every place holds what it says', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const parsed = parse(text)
      expect(parsed.articles.length).toBeGreaterThan(0)
      expectPlacesHold(parsed, text.length)
      expect(parsed.text.isWellFormed()).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('the plain text of any bulletin can be printed and parsed again', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const again = parse(toPlainText(parse(text)))
      expect(again.articles.length).toBeGreaterThan(0)
    }),
    { numRuns: 100 },
  )
})

/** Some of the digest's articles in print order, one at least in two sections. */
const someArticles: fc.Arbitrary<readonly PrintedArticle[]> = fc
  .subarray([...digestArticles], { minLength: 4 })
  .filter((articles) => articles.filter(({ label }) => label !== null).length >= 3)

const setting: fc.Arbitrary<PrintOptions> = fc.record(
  {
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    contents: fc.constantFrom('bare', 'headed', 'leaders', 'numbered'),
    bar: fc.constantFrom(' | ', '｜', '|', ' 丨 '),
    wrapColumns: fc.integer({ min: 40, max: 160 }),
    blankLines: fc.integer({ min: 1, max: 3 }),
    pageEvery: fc.integer({ min: 2, max: 5 }),
    pageNumber: fc.constantFrom(
      (page: number) => String(page),
      (page: number) => `- ${page} -`,
      (page: number) => `第 ${page} 页`,
      (page: number) => `${page} / 12`,
    ),
    trailer: fc.constant(['制作：山河研究院', '审核：赵一']),
  },
  { requiredKeys: ['lineEnd', 'contents', 'blankLines'] },
)

test('widths of 20 to 80 ideographs, page numbers and line ends change no record', () => {
  fc.assert(
    fc.property(someArticles, setting, (articles, options) => {
      const { trailer = [] } = options
      const plain = parse(printBulletin(articles, { contents: 'bare', trailer }))
      const parsed = parse(printBulletin(articles, options))
      expect(recordOf(parsed)).toEqual(recordOf(plain))
    }),
    { numRuns: 150 },
  )
})

test('a running head on every page changes no record', () => {
  const heads = fc.constantFrom('山河观察', '山河观察 2026年第7期', 'Rural Briefing 12')
  fc.assert(
    fc.property(setting, heads, (options, runningHead) => {
      const { trailer = [], wrapColumns = 60 } = options
      const pages = {
        ...options,
        runningHead,
        wrapColumns: Math.min(wrapColumns, 120),
        pageEvery: 3,
      }
      const plain = parse(printBulletin(digestArticles, { contents: 'bare', trailer }))
      expect(recordOf(parse(printBulletin(digestArticles, pages)))).toEqual(recordOf(plain))
    }),
    { numRuns: 100 },
  )
})

const besideDigit = /(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])/g
const fullWidth = (text: string): string =>
  text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

test.each<[string, (text: string) => string]>([
  ['spaces round digits', (text) => text.replaceAll(besideDigit, ' ')],
  ['full-width digits', fullWidth],
  ['full-width digits with spaces', (text) => fullWidth(text.replaceAll(besideDigit, ' '))],
  [
    'a byte order mark and zero-width spaces',
    (text) => `\ufeff${text.replaceAll('，', '，\u200b')}`,
  ],
  ['white space at line ends', (text) => text.replaceAll('\n', ' \t\n')],
])('%s change no record', (_, change) => {
  for (const articles of [digestArticles, caseArticles]) {
    const text = printBulletin(articles, { contents: 'bare' })
    expect(recordOf(parse(change(text)))).toEqual(recordOf(parse(text)))
  }
})

test('what a PDF reader makes of a compilation is the same compilation', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 44, max: 160 }),
      fc.integer({ min: 2, max: 6 }),
      (wrapColumns, pageEvery) => {
        const options: PrintOptions = {
          contents: 'headed',
          wrapColumns,
          pageEvery,
          pageNumber: (page) => `— ${page} —`,
        }
        expect(recordOf(parse(printBulletin(caseArticles, options)))).toEqual(
          recordOf(parse(printBulletin(caseArticles, { contents: 'headed' }))),
        )
      },
    ),
    { numRuns: 60 },
  )
})

test('pages that end with a form feed number the blocks', () => {
  const text = `${printBulletin(digestArticles.slice(0, 2), {})}\f${printBulletin(digestArticles.slice(3, 5), {})}`
  const parsed = parse(text)
  const pages = parsed.articles.map(({ blocks }) => blocks[0]?.page)
  expect(pages).toEqual([1, 2, 2])
  const last = parsed.articles.at(-1)?.blocks.at(-1)
  const place = sourceAt(parsed, last?.start ?? 0)
  expect(place.page).toBe(2)
  expect(text.slice(place.offset, place.offset + 10)).toBe(last?.text.slice(0, 10))
})
