import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { aContext, aFolder } from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'
import { webFolder } from './page-cache.ts'
import { openPages } from './pages.ts'

const kilobyte = 1_000
const firstLoadBytesMax = 350 * kilobyte

async function open(given: { web?: string; caches: string[] }) {
  const { log, logged } = await aContext({})
  const pages = openPages({ web: webFolder, log, ...given })
  const first = pages.state().kind
  await pages.settled
  return { pages, first, logged }
}

describe('the pages', () => {
  test('are built once, then found again, and old builds go', async () => {
    using folder = aFolder()
    const cache = join(folder.path, 'cache')
    mkdirSync(join(cache, 'of-older-sources'), { recursive: true })
    mkdirSync(join(cache, '.building-999999999-broken'), { recursive: true })
    const built = await open({ caches: [cache] })
    expect([built.first, built.pages.state().kind]).toEqual(['building', 'ready'])
    expect(readdirSync(cache)).toHaveLength(1)
    const madeAt = statSync(join(cache, readdirSync(cache)[0] ?? '')).mtimeMs
    const found = await open({ caches: [cache] })
    expect(found.pages.state().kind).toBe('ready')
    expect(statSync(join(cache, readdirSync(cache)[0] ?? '')).mtimeMs).toBe(madeAt)
  }, 60_000)

  test('are kept in the home where the checkout cannot be written', async () => {
    using folder = aFolder()
    // A file where a folder would have to be: not even root can write below it.
    writeFileSync(join(folder.path, 'read-only'), '')
    const home = join(folder.path, 'home')
    const { pages } = await open({ caches: [join(folder.path, 'read-only', 'cache'), home] })
    expect(pages.state()).toMatchObject({ kind: 'ready', folder: expect.stringContaining(home) })
  }, 60_000)

  test('a build that fails says why and leaves nothing half', async () => {
    using folder = aFolder()
    const web = join(folder.path, 'web')
    cpSync(join(webFolder, 'index.html'), join(web, 'index.html'))
    mkdirSync(join(web, 'src'))
    writeFileSync(join(web, 'src/main.tsx'), 'import "./not-there.ts"\n')
    const cache = join(folder.path, 'cache')
    const { pages, logged } = await open({ web, caches: [cache] })
    expect(pages.state()).toMatchObject({
      kind: 'failed',
      words: expect.stringContaining('not-there'),
    })
    expect(logged.at(-1)).toMatchObject({ level: 50 })
    expect(readdirSync(cache)).toEqual([])
  }, 60_000)

  test('the first page stays below 350 kB and names nothing outside', async () => {
    using folder = aFolder()
    const { pages } = await open({ caches: [join(folder.path, 'cache')] })
    const state = pages.state()
    if (state.kind !== 'ready') throw new Error('The pages were not built.')
    expect(state.index).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    const size = firstLoadBytes(join(state.folder, 'assets'), state.index)
    expect(size).toBeGreaterThan(50 * kilobyte)
    expect(size).toBeLessThan(firstLoadBytesMax)
  }, 60_000)
})

/** What the overview needs before it shows itself, as it is sent: the page's own files and the route's. */
function firstLoadBytes(assets: string, index: string): number {
  const wanted = [...index.matchAll(/assets\/([\w.-]+)/g)].map((found) => found[1] ?? '')
  const overview = readdirSync(assets).find((name) => /^overview-.*\.js$/.test(name)) ?? ''
  const needed = new Set(wanted)
  const visit = (name: string) => {
    needed.add(name)
    const code = readFileSync(join(assets, name), 'utf8')
    for (const [, imported = ''] of code.matchAll(/from\s?"\.\/([\w.-]+\.js)"/g)) {
      if (!needed.has(imported) && existsSync(join(assets, imported))) visit(imported)
    }
  }
  for (const name of [...wanted.filter((each) => each.endsWith('.js')), overview]) visit(name)
  return [...needed].reduce((sum, name) => sum + statSync(join(assets, `${name}.gz`)).size, 0)
}
