import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const samples = fileURLToPath(new URL('../../../../samples', import.meta.url))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jianbao-evaluate-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('the figures are printed and written, the written page without a sentence', async () => {
  const out = join(folder, 'accuracy.md')
  const labels = join(samples, 'expected.json')
  const args = [main, 'evaluate', '--bulletins', samples, '--labels', labels, '--out', out]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  expect(stdout).toContain('| articles | 36 | 0 | 0 | 100.0 % | 100.0 % | 100.0 % |')
  const page = await readFile(out, 'utf8')
  expect(page).toContain('36 articles of 5 bulletins')
  expect(page).toContain('pnpm evaluate --bulletins DIR --labels DIR')
  expect(page).not.toMatch(/\p{Script=Han}/u)
})
