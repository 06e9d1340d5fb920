import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from 'recheck'
import { expect, test } from 'vitest'

// The JavaScript back end of recheck: no binary, no Java.
process.env['RECHECK_BACKEND'] = 'pure'

// What a pattern reads decides, not how long a busy machine takes over it.
const patience = {
  timeout: 60_000,
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null,
} as const

const sources = join(import.meta.dirname, '..')
const literal =
  /(?:[=(,:[!&|?{};]|return|^)\s*\/(?![*/])((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)/gm
const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm

interface Pattern {
  readonly at: string
  readonly source: string
  readonly flags: string
}

const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .sort()

/** Every regular expression literal of the package's sources, tests left out. */
function literals(): Pattern[] {
  return files.flatMap((file) => {
    const code = readFileSync(join(sources, file), 'utf8').replaceAll(comments, '')
    return [...code.matchAll(literal)].map(([, source = '', flags = '']) => ({
      at: `${file}: /${source}/`,
      source,
      flags,
    }))
  })
}

/** Those that the sources put together with `new RegExp` when they are loaded. */
async function built(): Promise<Pattern[]> {
  const found: Pattern[] = []
  const Plain = globalThis.RegExp
  let at = ''
  globalThis.RegExp = new Proxy(Plain, {
    construct: (target, given: ConstructorParameters<typeof RegExp>, made) => {
      const pattern: RegExp = Reflect.construct(target, given, made)
      found.push({ at: `${at}: /${pattern.source}/`, source: pattern.source, flags: pattern.flags })
      return pattern
    },
  })
  try {
    for (const file of files) {
      at = file
      await import(join(sources, file))
    }
  } finally {
    globalThis.RegExp = Plain
  }
  return found
}

test('no regular expression of the package backtracks more than linearly', async () => {
  const loaded = await built()
  const found = [...literals(), ...loaded]
  expect(found.length).toBeGreaterThan(40)
  expect(loaded.length).toBeGreaterThan(8)
  const slow: string[] = []
  for (const { at, source, flags } of found) {
    const { status } = await check(source, flags.replace('v', 'u'), patience)
    if (status !== 'safe') slow.push(`${status} ${at}`)
  }
  expect(slow).toEqual([])
}, 300_000)
