import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from 'recheck'
import { expect, test } from 'vitest'

// The JavaScript back end of recheck: no binary, no Java.
process.env['RECHECK_BACKEND'] = 'pure'

const sources = join(import.meta.dirname, '..')
const literal =
  /(?:[=(,:[!&|?{};]|return|^)\s*\/(?![*/])((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)/gm
const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm

/** Known to be slow on hostile lines and still to be rewritten; nothing may be added here. */
const known = ['regions/organisation-name.ts']

/** Every regular expression literal of the package's sources, tests left out. */
function patterns(): { at: string; source: string; flags: string }[] {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
  return files.flatMap((file) => {
    const code = readFileSync(join(sources, file), 'utf8').replaceAll(comments, '')
    return [...code.matchAll(literal)].map(([, source = '', flags = '']) => ({
      at: `${file}: /${source}/`,
      source,
      flags,
    }))
  })
}

test('no regular expression of the package backtracks more than linearly', async () => {
  const found = patterns()
  expect(found.length).toBeGreaterThan(40)
  const slow: string[] = []
  for (const { at, source, flags } of found) {
    if (known.some((file) => at.startsWith(file))) continue
    const { status } = await check(source, flags.replace('v', 'u'), { timeout: 5000 })
    if (status !== 'safe') slow.push(`${status} ${at}`)
  }
  expect(slow).toEqual([])
}, 120_000)
