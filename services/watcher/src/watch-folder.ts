/**
 * File events of the inbox, by chokidar. They are hints and nothing more: they say when to list the
 * folder, and lend evidence to the question whether a file arrived whole. Events get lost.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { eventsTrustedMax, inboxDepthMax } from './limits.ts'

export interface FolderWatch {
  /** True if this name appeared while we watched and no write to it was seen since. */
  sawAppear(path: string): boolean
  /** Forgets the paths that are not there any more. */
  keepOnly(paths: ReadonlySet<string>, appearedBefore: number): void
  /** Watches afresh if the folder was replaced, by a mount for example. */
  renew(): Promise<void>
  close(): Promise<void>
}

/**
 * Watches `inbox` until closed. `onHint` is called for everything that may be news, often more than
 * once; `onError` for what chokidar could not watch, after which only the sweep sees that part.
 * `pollMs` above 0 polls instead: network drives send no events.
 */
export function watchFolder(given: {
  inbox: string
  pollMs: number
  onHint: () => void
  onError: (error: unknown) => void
}): FolderWatch {
  const appeared = new Map<string, { at: number; written: boolean }>()
  const burst = createBurstGauge()
  const onRaw = (event: string, name: string | null, details: unknown) => {
    burst.count(performance.now())
    const path = join(watchedPathOf(details) ?? given.inbox, name ?? '')
    const known = appeared.get(path)
    if (event === 'change') {
      if (known) known.written = true
      return
    }
    if (!known) appeared.set(path, { at: performance.now(), written: false })
    given.onHint()
  }
  const start = () => startWatcher({ ...given, onRaw })
  let watched = identityOf(given.inbox)
  let watcher = start()
  return {
    // A poll sees that a file has changed, not whether it is changing.
    sawAppear: (path) =>
      given.pollMs === 0 &&
      burst.isSilenceTelling(performance.now()) &&
      appeared.get(path)?.written === false,
    keepOnly: (paths, appearedBefore) => {
      for (const [path, { at }] of appeared)
        if (at < appearedBefore && !paths.has(path)) appeared.delete(path)
    },
    renew: async () => {
      const now = identityOf(given.inbox)
      if (now === watched) return
      watched = now
      await watcher.close()
      appeared.clear()
      watcher = start()
    },
    close: () => watcher.close(),
  }
}

function startWatcher(given: {
  inbox: string
  pollMs: number
  onHint: () => void
  onRaw: (event: string, name: string | null, details: unknown) => void
  onError: (error: unknown) => void
}): FSWatcher {
  const watcher = watch(given.inbox, {
    atomic: false,
    followSymlinks: false,
    ignoreInitial: true,
    depth: inboxDepthMax,
    ...(given.pollMs > 0 ? { backend: 'polling', pollingInterval: given.pollMs } : {}),
  })
  watcher.on('raw', given.onRaw)
  // What came between the first sweep and the first event is seen now.
  watcher.on('ready', given.onHint)
  watcher.on('all', (event) => {
    if (event !== 'change') given.onHint()
  })
  watcher.on('error', (error) => {
    given.onError(error)
    given.onHint()
  })
  return watcher
}

function identityOf(folder: string): string {
  const stats = statSync(folder, { bigint: true, throwIfNoEntry: false })
  return stats ? `${stats.dev}:${stats.ino}` : 'none'
}

function watchedPathOf(details: unknown): string | null {
  if (typeof details !== 'object' || details === null || !('watchedPath' in details)) return null
  return typeof details.watchedPath === 'string' ? details.watchedPath : null
}

/**
 * Silence proves nothing once the kernel's queue overflows (inotify(7): 16,384 events, then some are
 * dropped without a word to us). A second with many events makes silence worthless for ten seconds.
 */
function createBurstGauge() {
  let windowStart = 0
  let events = 0
  let distrustUntil = 0
  return {
    count: (now: number) => {
      if (now - windowStart > 1_000) {
        windowStart = now
        events = 0
      }
      events += 1
      if (events > eventsTrustedMax) distrustUntil = now + 10_000
    },
    isSilenceTelling: (now: number) => now >= distrustUntil,
  }
}
