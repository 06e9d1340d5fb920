import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const page = readFileSync(
  fileURLToPath(new URL('../../../docs/formats.md', import.meta.url)),
  'utf8',
)
const table = /<!-- speeds:.*?-->\n(.*?)\n\n/s.exec(page)?.[1] ?? ''

test('docs/formats.md says for every format how fast it is read', () => {
  const rows = table.split('\n').map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  const [head, , ...formats] = rows
  expect(head?.[3]).toBe('MB/s')
  expect(formats.map(([format]) => format)).toEqual(
    expect.arrayContaining(['text', 'markdown', 'html', 'docx', 'doc', 'pdf', 'ofd', 'eml', 'zip']),
  )
  for (const [, , , speed, multiple] of formats) {
    expect(Number(speed)).toBeGreaterThan(0)
    expect(Number(multiple)).toBeGreaterThan(0)
  }
  expect(formats[0]).toEqual(expect.arrayContaining(['text', '1.00']))
})
