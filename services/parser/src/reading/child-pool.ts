/**
 * A few reading children, started when a file needs one and kept warm for the next. Whoever has a turn
 * has a child for himself; the others wait, in the order they came. A child that was killed, died or
 * did not give its memory back is replaced.
 */
import { childFilesMax, childIdleMs, childReuseShare } from '../limits.ts'
import type { CopiedMember, Reading } from '../read-bulletin.ts'
import type { ReadRequest } from './messages.ts'
import {
  type ChildRules,
  ChildUnavailable,
  type ReadingChild,
  startReadingChild,
} from './reading-child.ts'

export interface ChildPool {
  /** Waits for a child of one's own. Throws `ChildUnavailable` once the pool is closed. */
  turn(): Promise<Turn>
  /** Ends every child at once; what was being read throws `ChildUnavailable`. */
  close(): Promise<void>
}

export interface Turn extends AsyncDisposable {
  read(request: ReadRequest): Promise<Reading<CopiedMember>>
}

interface Kept {
  readonly child: ReadingChild
  files: number
  idle?: NodeJS.Timeout
}

export function openChildPool(rules: ChildRules & { readonly childrenMax: number }): ChildPool {
  const waiting: PromiseWithResolvers<void>[] = []
  const idle: Kept[] = []
  const all = new Set<Kept>()
  let free = rules.childrenMax
  let closed = false

  const drop = async (kept: Kept) => {
    clearTimeout(kept.idle)
    await kept.child.end()
    all.delete(kept)
  }
  const start = (): Kept => {
    const kept = { child: startReadingChild(rules), files: 0 }
    all.add(kept)
    return kept
  }
  const warm = (): Kept | undefined => {
    for (let kept = idle.pop(); kept; kept = idle.pop()) {
      clearTimeout(kept.idle)
      if (kept.child.isAlive()) return kept
      void drop(kept)
    }
    return undefined
  }
  const putAway = async (kept: Kept) => {
    if (closed || !(await isFitForMore(kept, rules))) return await drop(kept)
    idle.push(kept)
    kept.idle = setTimeout(() => {
      idle.splice(idle.indexOf(kept), 1)
      void drop(kept)
    }, childIdleMs).unref()
  }
  const release = () => {
    const next = waiting.shift()
    if (next) next.resolve()
    else free += 1
  }

  return {
    turn: async () => {
      if (closed) throw new ChildUnavailable('The reading children are ended.')
      if (free > 0) free -= 1
      else {
        const mine = Promise.withResolvers<void>()
        waiting.push(mine)
        await mine.promise
      }
      return {
        read: async (request) => {
          const kept = warm() ?? start()
          kept.files += 1
          try {
            return await kept.child.read(request)
          } catch (cause) {
            if (!closed) throw cause
            throw new ChildUnavailable('The reading children are ended.', { cause })
          } finally {
            await putAway(kept)
          }
        },
        [Symbol.asyncDispose]: async () => release(),
      }
    },
    close: async () => {
      closed = true
      const over = new ChildUnavailable('The reading children are ended.')
      for (const mine of waiting.splice(0)) mine.reject(over)
      await Promise.all([...all].map(drop))
    },
  }
}

/** Its memory counts against the next file, so what it keeps must leave room. */
async function isFitForMore(
  { child, files }: Kept,
  { memoryBytesMax }: ChildRules,
): Promise<boolean> {
  if (!child.isAlive() || files >= childFilesMax) return false
  const bytes = await child.residentBytes()
  return bytes === null || bytes < memoryBytesMax * childReuseShare
}
