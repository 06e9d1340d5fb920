import { expect, test } from 'vitest'
import { FilterIndex, matchArticle } from '../src/index.ts'
import { aFilter, anArticle } from './many-filters.ts'

const filters = 2_000
/** Printed articles have 500 to 3,000 characters. */
const characters = 3_000
const articles = 60

/** Time of this thread alone, so that what else the machine does is left out. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

test(`one article against ${filters} distinct filters costs at most 5 ms`, () => {
  const index = new FilterIndex()
  for (let number = 0; number < filters; number += 1) index.add(String(number), aFilter(number))
  const given = Array.from({ length: articles }, (_, number) => anArticle(number, characters))
  const rounds = Array.from({ length: 12 }, () => {
    const started = threadMs()
    const matches = given.reduce((sum, article) => sum + matchArticle(index, article).length, 0)
    return { ms: (threadMs() - started) / articles, matches: matches / articles }
  })
  const ms = Math.min(...rounds.map((round) => round.ms))
  process.stdout.write(`${ms.toFixed(2)} ms an article, ${rounds[0]?.matches.toFixed(0)} match\n`)
  expect(rounds[0]?.matches).toBeGreaterThan(50)
  expect(ms).toBeLessThanOrEqual(5)
})
