import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readOwnTopics } from './read-own-topics.ts'
import { readSettings } from './settings.ts'
import { UserError } from './user-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'jianbao-topics-'))
afterAll(() => rmSync(folder, { recursive: true }))

function aFile(content: string): { topicsFile: string } {
  const topicsFile = join(folder, 'topics.json')
  writeFileSync(topicsFile, content)
  return { topicsFile }
}

test('without the setting there are none', () => {
  expect(readOwnTopics(readSettings({ JIANBAO_TOPICS: '' }))).toBeNull()
})

test('the file is read, also with the mark that Windows editors put first', () => {
  expect(readOwnTopics(aFile('\uFEFF[{ "id": "tea" }]'))).toEqual([{ id: 'tea' }])
})

test.each([
  ['is not JSON', () => aFile('[{ "id": ')],
  ['ENOENT', () => ({ topicsFile: join(folder, 'absent.json') })],
  ['not a regular file', () => ({ topicsFile: folder })],
  ['larger than 1 MB', () => aFile(' '.repeat(1_048_577))],
])('a file that cannot be used is told with its path: %s', (why, file) => {
  const settings = file()
  expect(() => readOwnTopics(settings)).toThrow(UserError)
  expect(() => readOwnTopics(settings)).toThrow(why)
  expect(() => readOwnTopics(settings)).toThrow(settings.topicsFile)
})
