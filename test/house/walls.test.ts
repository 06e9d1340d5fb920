/** The walls between packages hold because the check turns red; these canaries prove that it does. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
let house = ''

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'jianbao-walls-'))
  cpSync(join(root, 'biome.json'), join(house, 'biome.json'))
})
afterAll(() => rmSync(house, { recursive: true, force: true }))

/** Lints one line in a house that has our biome.json and nothing else, so the real tree stays untouched. */
function lint(path: string, line: string): string {
  const file = join(house, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${line}\n`)
  const biome = join(root, 'node_modules/.bin/biome')
  const only = ['--only=style/noRestrictedImports', '--vcs-enabled=false']
  const run = spawnSync(biome, ['lint', ...only, path], { cwd: house, encoding: 'utf8' })
  return `exit ${run.status}\n${run.stdout}${run.stderr}`
}

const forbidden: [path: string, line: string, says: string][] = [
  ['packages/matching/src/canary.ts', "export * from 'node:fs'", 'pure'],
  ['packages/extraction/src/canary.ts', "export * from 'node:fs/promises'", 'pure'],
  ['packages/rendering/src/canary.ts', "export * from '@jianbao/store'", 'only @jianbao/schema'],
  ['packages/store/src/canary.ts', "export * from '@jianbao/runtime'", 'only'],
  ['packages/runtime/src/canary.ts', "export * from '@jianbao/schema'", 'no other package'],
  ['services/watcher/src/canary.ts', "export * from '@jianbao/parser'", 'never import one another'],
  ['services/parser/src/canary.ts', "export * from '@jianbao/embedded'", 'knows neither'],
  ['services/console/src/canary.ts', "export * from '@jianbao/store/src/x.ts'", 'by its name'],
]

describe('a forbidden import turns the check red', () => {
  test.each(forbidden)('%s: %s', (path, line, says) => {
    const output = lint(path, line)
    expect(output).toContain('exit 1')
    expect(output).toContain('noRestrictedImports')
    expect(output).toContain(says)
  })
})

test('an allowed import stays green', () => {
  const allowed = "export { jobContracts } from '@jianbao/schema'"
  expect(lint('services/watcher/src/allowed.ts', allowed)).toContain('exit 0')
})
