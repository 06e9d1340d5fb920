/** The whole corpus of files that were made to hurt: the figures of docs/hostile-files.md. */
import { dropHostileFiles, hostileFiles } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { expectNobodyHurt } from '../journeys/expect-nobody-hurt.ts'

test('more than two hundred hostile files hurt nobody', { timeout: 1_800_000 }, async () => {
  const files = hostileFiles()
  expect(files.length).toBeGreaterThanOrEqual(200)
  const outcome = await dropHostileFiles(files)
  const { parserMb, childMb, goodMs, seconds } = outcome
  const slowest = Math.round(Math.max(...goodMs))
  const median = Math.round(goodMs.toSorted((a, b) => a - b)[goodMs.length >> 1] ?? 0)
  process.stdout.write(
    `${files.length} files in ${Math.round(seconds)} s; parser ${parserMb} MB, child ${childMb} MB; ` +
      `good file after: median ${median} ms, slowest ${slowest} ms\n`,
  )
  expectNobodyHurt(outcome)
})
