/**
 * What was rendered lately, by what it was made of: readers of the same articles for the same reasons
 * share one rendering. Losing it costs time and nothing else: what was sent is frozen in the ledger.
 */
import type { ArticleToRender, RenderedDigest } from '@jianbao/rendering'
import { renderedCharsMax } from './limits.ts'

/** The rendering without its reader, and the articles it shows in the order of the items. */
export interface Rendered extends RenderedDigest {
  readonly date: string
  readonly articles: readonly ArticleToRender[]
}

export interface RenderedKept {
  get(key: string): Rendered | undefined
  put(key: string, rendered: Rendered): void
}

const sizeOf = ({ html, text }: Rendered) => html.length + text.length

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
