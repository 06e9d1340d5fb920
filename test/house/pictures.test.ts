import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pictures, picturesFolder } from '../pictures/pictures.ts'

const page = readFileSync(join(picturesFolder, '../console.md'), 'utf8')
const bytesMax = 400_000

test('docs/console.md shows the pictures that `pnpm run pictures` takes, and no others lie there', () => {
  const names = Object.keys(pictures).map((name) => `${name}.png`)
  expect(readdirSync(picturesFolder).toSorted()).toEqual(names.toSorted())
  const shown = [...page.matchAll(/\]\(pictures\/([^)]+)\)/g)].map(([, name]) => name)
  expect(shown.toSorted()).toEqual(names.toSorted())
})

test.each(Object.entries(pictures))(
  '%s is a picture as wide as its screen, and small',
  (name, width) => {
    const png = readFileSync(join(picturesFolder, `${name}.png`))
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
    // IHDR: the width stands at byte 16 (PNG specification, 11.2.1).
    expect(png.readUInt32BE(16)).toBe(width)
    expect(png.length).toBeLessThan(bytesMax)
  },
)
