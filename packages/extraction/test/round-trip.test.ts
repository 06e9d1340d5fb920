import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ParsedBulletin, parseBulletin, toPlainText } from '../src/index.ts'
import { caseArticles, digestArticles, printBulletin } from './support/print-bulletin.ts'

const parse = (text: string): ParsedBulletin =>
  parseBulletin(text, {
    name: '来件.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    bytes: 1,
    sha256: 'd'.repeat(64),
  })

/** The record without what depends on where the text stands in the file. */
function recordOf(parsed: ParsedBulletin): unknown {
  const { diagnostics: _, text: __, sourceMap: ___, ...record } = parsed
  const placeless = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (key, one) =>
        /^(start|end|abstractStart|abstractEnd)$/.test(key) ? null : one,
      ),
    )
  return placeless(record)
}

const sample = (file: string): string => {
  const bytes = readFileSync(new URL(`../../../samples/${file}`, import.meta.url))
  return new TextDecoder(file.includes('gb18030') ? 'gb18030' : 'utf-8').decode(bytes)
}

const cover = ['山河观察', '第7期', '2026年3月12日']
const trailer = [
  '制作：山河研究院',
  '责任编辑：李明、王小满',
  '审核：赵一',
  '地址：示例市中山路 5 号',
]

test.each([
  ['county-digest.txt', sample('county-digest.txt')],
  ['livelihood-digest-gb18030.txt', sample('livelihood-digest-gb18030.txt')],
  ['wrapped-digest.txt', sample('wrapped-digest.txt')],
  ['case-compilation.txt', sample('case-compilation.txt')],
  ['plain-minutes.txt', sample('plain-minutes.txt')],
  [
    'a digest with cover, sources and imprint',
    printBulletin(digestArticles, { contents: 'headed', head: cover, sources: 'below', trailer }),
  ],
  [
    'a compilation',
    printBulletin(caseArticles, { contents: 'headed', head: ['案例选', '（5篇）'] }),
  ],
  ['a compilation without contents', printBulletin(caseArticles, {})],
])('the plain text of %s is read as the same record', (_, text) => {
  const first = parse(text)
  const again = parse(toPlainText(first))
  expect(recordOf(again)).toEqual(recordOf(first))
})
