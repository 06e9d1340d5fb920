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

const megabyte = 1_000_000
/** Ten times the text, and a fifth more for the machine. */
const ratioMax = 12

/** Bulletins one after another, `bytes` of UTF-8 long at least. */
function textOf(bytes: number): string {
  const unit = `${printBulletin(digestArticles, { contents: 'bare' })}\n\n${printBulletin(caseArticles, {})}\n\n`
  return unit.repeat(Math.ceil(bytes / new TextEncoder().encode(unit).length))
}

/** Time of this thread alone, so that what else the machine does is left out. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** The quickest of `runs`. */
function quickestMs(text: string, runs: number): number {
  const taken = Array.from({ length: runs }, () => {
    const start = threadMs()
    parseBulletin(text, source)
    return threadMs() - start
  })
  return Math.min(...taken)
}

test('ten megabytes take at most twelve times as long as one', () => {
  const [short, long] = [textOf(megabyte), textOf(10 * megabyte)]
  quickestMs(short, 3)
  // The short text before and after the long one: both meet the same machine.
  const before = quickestMs(short, 4)
  const longMs = quickestMs(long, 2)
  const ratio = longMs / Math.max(before, quickestMs(short, 2))
  const millions = (long.length / longMs / 1000).toFixed(2)
  process.stdout.write(
    `parseBulletin: ${millions} million characters a second of processor time, 10 MB ÷ 1 MB = ${ratio.toFixed(1)}\n`,
  )
  expect(ratio).toBeLessThanOrEqual(ratioMax)
}, 120_000)
