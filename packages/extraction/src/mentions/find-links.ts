import type { LinkMention } from '@jianbao/schema'
import { type CompactText, placeOf } from './compact-text.ts'

/** An address ends at the first character no address has; Chinese and its punctuation are such. */
const address = /(?:https?:\/\/|www\.)[\w\-.~:/?#[\]@!$&'()*+,;=%]+/g
const trailing = /[.,;:!?'*]$/

function trimmed(url: string): string {
  let end = url.length
  let unopened = url.split(')').length - url.split('(').length
  for (;;) {
    const last = url[end - 1] ?? ''
    if (last === ')' && unopened > 0) unopened -= 1
    else if (!trailing.test(last)) return url.slice(0, end)
    end -= 1
  }
}

/** Web addresses as printed, without the punctuation of the sentence round them. */
export function findLinks(view: CompactText): LinkMention[] {
  const links: LinkMention[] = []
  for (const found of view.text.matchAll(address)) {
    const url = trimmed(found[0])
    links.push({ url, ...placeOf(view, found.index, found.index + url.length) })
  }
  return links
}

/** The view's text with its addresses blanked out, code unit for code unit. */
export function withoutLinks(view: CompactText): string {
  if (!view.text.includes('://') && !view.text.includes('www.')) return view.text
  return view.text.replace(address, (url) => '\u0000'.repeat(url.length))
}
