import type { Mentions } from '@jianbao/schema'
import { bareSpans } from './bare-spans.ts'
import { compactText } from './compact-text.ts'
import { findLinks } from './find-links.ts'
import { mentionsOf } from './mentions-of.ts'

/**
 * What a bare text mentions, by kind, in text order, every occurrence. Offsets are UTF-16 code units
 * into `text` exactly as given: `text.slice(start, end)` is the `text` of each mention.
 *
 * The text may be raw: spaces round numbers, lines broken at the width of a page, page numbers and
 * lines of addresses inside sentences. Never throws.
 */
export function extractMentions(text: string): Mentions {
  const mentions = mentionsOf(text, bareSpans(text), { issueDate: null })
  // Lines of addresses are no running text, but their links are mentions too.
  return { ...mentions, links: findLinks(compactText(text)) }
}
