import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('no name of a text on the pages is given twice: the second would silently replace the first', () => {
  const folder = join(import.meta.dirname, '../web/src/text')
  const files = readdirSync(folder).filter((name) => name.endsWith('messages.ts'))
  const names = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    return [...text.matchAll(/^ {2}'?([\w-]+)'?: \{/gm)].map(([, name]) => name)
  })
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
