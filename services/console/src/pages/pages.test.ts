import { cpSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aContext, aFolder } from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'
import { webFolder } from './page-cache.ts'
import { openPages } from './pages.ts'

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
    const anHourAgo = new Date(Date.now() - 3_600_000)
    for (const name of ['of-older-sources', '.building-1-broken', 'of-a-neighbour']) {
      mkdirSync(join(cache, name), { recursive: true })
      if (name !== 'of-a-neighbour') utimesSync(join(cache, name), anHourAgo, anHourAgo)
    }
    const built = await open({ caches: [cache] })
    expect([built.first, built.pages.state().kind]).toEqual(['building', 'ready'])
    const [hash = '', ...others] = readdirSync(cache).sort()
    expect(others).toEqual(['of-a-neighbour'])
    const madeAt = statSync(join(cache, hash)).mtimeMs
    const found = await open({ caches: [cache] })
    expect(found.pages.state().kind).toBe('ready')
    expect(statSync(join(cache, hash)).mtimeMs).toBe(madeAt)
    expect(found.logged).toEqual([])
  }, 60_000)

  test('are kept in the home where the checkout cannot be written', async () => {
    using folder = aFolder()
    // A file where a folder would have to be: not even root can write below it.
    writeFileSync(join(folder.path, 'read-only'), '')
    const home = join(folder.path, 'home')
    const { pages } = await open({ caches: [join(folder.path, 'read-only', 'cache'), home] })
    expect(pages.state().kind).toBe('ready')
    expect(readdirSync(home)).toHaveLength(1)
  }, 60_000)

  test('a build that fails says why and leaves nothing half', async () => {
    using folder = aFolder()
    const web = join(folder.path, 'web')
    cpSync(join(webFolder, 'index.html'), join(web, 'index.html'))
    mkdirSync(join(web, 'src'))
    writeFileSync(join(web, 'src/styles.css'), '')
    writeFileSync(join(web, 'src/first.ts'), 'import "./not-there.ts"\n')
    const cache = join(folder.path, 'cache')
    const { pages, logged } = await open({ web, caches: [cache] })
    expect(pages.state()).toMatchObject({
      kind: 'failed',
      words: expect.stringContaining('not-there'),
    })
    expect(logged.at(-1)).toMatchObject({ level: 50 })
    expect(readdirSync(cache)).toEqual([])
  }, 60_000)

  test('name nothing outside, and show as waiting what is refused or does not come', async () => {
    using folder = aFolder()
    const { pages } = await open({ caches: [join(folder.path, 'cache')] })
    const state = pages.state()
    if (state.kind !== 'ready') throw new Error('The pages were not built.')
    expect(state.index).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    const never = new Promise(() => undefined)
    for (const get of [() => never, () => Promise.reject(new Error('refused'))]) {
      const { html, answers } = await state.renderPage({
        path: '/',
        circumstances: { language: 'en', timeZone: 'Asia/Shanghai', now: 0 },
        get,
        deadline: AbortSignal.timeout(100),
      })
      expect(html).toContain('aria-label="Loading…"')
      expect(answers).toMatchObject({ queries: [] })
    }
  }, 60_000)
})
