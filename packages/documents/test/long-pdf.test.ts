import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { aFolder } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { writeLongPdf } from './support/write-long-pdf.ts'

const child = fileURLToPath(new URL('./support/read-in-child.ts', import.meta.url))
const pagesMade = 1_000
const linesOnPage = 32

/** Every page is a title and one paragraph of full lines; the last ends early. */
const pages = Array.from({ length: pagesMade }, (_, page) =>
  Array.from({ length: linesOnPage }, (_, line) =>
    line === 0 || line === linesOnPage - 1
      ? `第${page + 1}篇到此为止。`
      : `全县安排资金${page}万元，建成冷库${line}座，带动脱贫户增收，农产品流通损耗率下降。`.padEnd(
          37,
          '实',
        ),
  ),
)

// The limits of the processes that read files for the service: 30 s and 512 MB.
test('a PDF of 1,000 pages is read within the limits of its process', async () => {
  using folder = aFolder()
  const path = join(folder.path, 'long.pdf')
  writeFileSync(path, writeLongPdf(pages))
  const { stdout } = await promisify(execFile)(process.execPath, [child, path])
  const found = JSON.parse(stdout)
  expect(found).toMatchObject({ pages: pagesMade, lines: pagesMade * 4 + 1 })
  expect(found.chars).toBeGreaterThan(pagesMade * linesOnPage * 30)
  expect(found.seconds).toBeLessThan(30)
  expect(found.residentMb).toBeLessThan(512)
  process.stdout.write(
    `1,000 pages: ${found.seconds.toFixed(1)} s, ${Math.round(found.residentMb)} MB resident\n`,
  )
}, 60_000)
