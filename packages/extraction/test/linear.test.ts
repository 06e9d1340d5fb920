import { expect, test } from 'vitest'
import { parseBulletin } from '../src/index.ts'
import { caseArticles, digestArticles, printBulletin } from './support/print-bulletin.ts'

const source = {
  name: '来件.txt',
  mediaType: 'text/plain',
  encoding: 'utf-8',
  bytes: 1,
  sha256: 'a'.repeat(64),
}

/** Time of this thread alone, so that what else the machine does is left out. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function millisecondsFor(text: string): number {
  const start = threadMs()
  parseBulletin(text, source)
  return threadMs() - start
}

const short = 50_000
const long = 500_000
/** Ten times the text; the rest is room for noise. A quadratic step takes a hundred times. */
const ratioMax = 30
const noiseMs = 12

const filled = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length))

test.each([
  ['a digest', printBulletin(digestArticles, { contents: 'bare' })],
  ['a wrapped digest', printBulletin(digestArticles, { wrapColumns: 60, sources: 'below' })],
  ['a compilation', printBulletin(caseArticles, { contents: 'headed' })],
  ['one endless line', '山塘整治投入5亿元，惠及农户4100户，'],
  ['blank lines', '\n'],
  ['short lines', '栏目\n'],
  ['opening brackets', '《“（'],
  ['white space', ' 　\t'],
  ['leader dots', '……'],
  ['bars', '| '],
  ['stars', '** *'],
  ['hashes', '# 标题\n'],
  ['addresses', 'https://www.example.cn/a/1.html\n'],
])(
  'ten times as much of %s takes about ten times as long',
  (_, unit) => {
    const few = millisecondsFor(filled(unit, short))
    const many = millisecondsFor(filled(unit, long))
    expect(many).toBeLessThan(Math.max(few, noiseMs) * ratioMax)
  },
  60_000,
)
