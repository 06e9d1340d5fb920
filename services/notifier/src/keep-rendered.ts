/**
 * What was rendered lately, by what it was made of: readers of the same articles for the same reasons
 * share one rendering. Losing it costs time and nothing else: what was sent is frozen in the ledger.
 */
import type { DigestContent } from '@jianbao/schema'
import { renderedCharsMax } from './limits.ts'

/** The content without its reader, its articles in the order of the items, and what it is stored under. */
export interface Rendered {
  readonly content: DigestContent
  readonly sha256: string
}

export interface RenderedKept {
  get(key: string): Rendered | undefined
  put(key: string, rendered: Rendered): void
}

const sizeOf = ({ content }: Rendered) => content.html.length + content.text.length

/** Least recently used ones go first. */
export function keepRendered(charsMax = renderedCharsMax): RenderedKept {
  const kept = new Map<string, Rendered>()
  let chars = 0
  const drop = (key: string) => {
    const rendered = kept.get(key)
    if (rendered && kept.delete(key)) chars -= sizeOf(rendered)
  }
  return {
    get(key) {
      const rendered = kept.get(key)
      if (!rendered) return undefined
      kept.delete(key)
      kept.set(key, rendered)
      return rendered
    },
    put(key, rendered) {
      drop(key)
      kept.set(key, rendered)
      chars += sizeOf(rendered)
      for (const oldest of kept.keys()) {
        if (chars <= charsMax) return
        drop(oldest)
      }
    },
  }
}
