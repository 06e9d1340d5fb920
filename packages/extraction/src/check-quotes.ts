/** Quotation marks and brackets that open and never close: often a misprint, or text that is missing. */
import type { Block, Diagnostic } from '@jianbao/schema'
import { diagnosticsPerCodeMax } from './limits.ts'
import { unbalancedPairs } from './normalise/characters.ts'

/** A quotation of several paragraphs opens each of them and closes the last: only the whole article tells. */
function unbalancedIn(blocks: readonly Block[]): readonly (readonly [string, string])[] {
  return unbalancedPairs(blocks.map((block) => block.text).join('\n'))
}

/** One note for each article whose marks do not pair, at its first paragraph that holds such a mark. */
export function checkQuotes(
  articles: readonly { readonly title: string; readonly blocks: readonly Block[] }[],
): readonly Diagnostic[] {
  const notes = articles.flatMap(({ title, blocks }): Diagnostic[] => {
    const pairs = unbalancedIn(blocks)
    if (pairs.length === 0) return []
    const signs = pairs.map(([open, close]) => `${open}${close}`).join(' ')
    const isAffected = (block: Block) =>
      unbalancedPairs(block.text).some(([open]) => pairs.some((pair) => pair[0] === open))
    const place = blocks.find(isAffected)
    const message = `《${title}》一文中 ${signs} 不成对，原文可能有误或缺漏。`
    const [start, end] = [place?.start ?? null, place?.end ?? null]
    return [{ code: 'unbalanced-quotes', severity: 'info', message, start, end }]
  })
  return notes.slice(0, diagnosticsPerCodeMax)
}
