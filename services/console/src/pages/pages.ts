/**
 * The pages of the console: built when their sources changed, then served from memory. They are small,
 * and a newer process of the same checkout may remove the folder they came from at any time.
 */
import { randomUUID } from 'node:crypto'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyBaseLogger } from 'fastify'
import type { RenderPage } from '../../web/src/shell/first-view.ts'
import { hashOfSources, isBuilt, openCache, removeOtherBuilds } from './page-cache.ts'
import { runVite, serverHalf } from './run-vite.ts'

export type PagesState =
  | { readonly kind: 'building' }
  | {
      readonly kind: 'ready'
      readonly index: string
      readonly renderPage: RenderPage
      /** The files of `assets/` by name, packed with gzip. */
      readonly assets: ReadonlyMap<string, Buffer>
    }
  | { readonly kind: 'failed'; readonly words: string }

export interface Pages {
  state(): PagesState
  /** Resolves when the pages are ready or have failed. */
  settled: Promise<void>
  close(): Promise<void>
}

/** Returns at once; the build goes on behind it. `web` holds the sources, `caches` may hold builds. */
export function openPages(given: {
  web: string
  caches: readonly string[]
  log: FastifyBaseLogger
}): Pages {
  const { web, caches, log } = given
  const stop = new AbortController()
  let state: PagesState = { kind: 'building' }

  const prepare = async () => {
    const hash = await hashOfSources(web)
    const cache = await openCache(caches)
    const folder = join(cache, hash)
    if (!(await isBuilt(folder))) {
      const startedAt = performance.now()
      await build(web, folder, stop.signal)
      log.info({ ms: Math.round(performance.now() - startedAt) }, 'pages built')
    }
    state = { kind: 'ready', ...(await readBuild(folder)) }
    await removeOtherBuilds(cache, hash)
  }
  const settled = prepare().catch((err: Error) => {
    if (stop.signal.aborted) return
    if (state.kind === 'ready') return void log.warn({ err }, 'old pages could not be removed')
    state = { kind: 'failed', words: err.message }
    log.error({ err }, 'the pages could not be built')
  })

  return {
    state: () => state,
    settled,
    close: async () => {
      stop.abort()
      await settled
    },
  }
}

async function readBuild(folder: string) {
  const index = await readFile(join(folder, 'index.html'), 'utf8')
  const packed = (await readdir(join(folder, 'assets'))).filter((name) => name.endsWith('.gz'))
  const read = async (name: string) =>
    [name.slice(0, -'.gz'.length), await readFile(join(folder, 'assets', name))] as const
  // Our own build of `web/src/server.tsx`, which says so itself.
  const { renderPage }: { renderPage: RenderPage } = await import(
    pathToFileURL(join(folder, serverHalf)).href
  )
  return { index, renderPage, assets: new Map(await Promise.all(packed.map(read))) }
}

/** Into a folder of its own, then renamed into place: nobody ever sees half a build. */
async function build(web: string, folder: string, signal: AbortSignal): Promise<void> {
  const half = join(dirname(folder), `.building-${process.pid}-${randomUUID()}`)
  try {
    await runVite(web, half, signal)
    await rename(half, folder)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    // Another process built the same pages meanwhile.
    if (await isBuilt(folder)) return
    throw error
  }
}
