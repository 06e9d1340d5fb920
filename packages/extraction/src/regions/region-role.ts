/** Whether a named division is meant as a place, or stands in the name of something else. */
import type { RegionMention } from '@jianbao/schema'
import { isProduct } from './neighbours.ts'
import { isOrganisationName } from './organisation-name.ts'

export type RegionRole = RegionMention['role']

/** A title in 《》 longer than this is an unclosed mark. */
const titleLengthMax = 200

/** The brand of a loan, a policy or a card in quotation marks is at most this long. */
const productLengthMax = 14

const productEnding = /(贷|保|险|卡|码|通|平台|系统|基金|债|券|版|号)$/

/** The role of [start, end) of `text`. */
export function regionRolesIn(text: string): (start: number, end: number) => RegionRole {
  const titles = bracketed(text, '《', '》', titleLengthMax)
  const quotes = bracketed(text, '“', '”', productLengthMax)
  return (start, end) => {
    if (titles(start)) return 'title'
    const quote = quotes(start)
    if (quote && productEnding.test(text.slice(quote.start, quote.end))) return 'product'
    if (isProduct(text, end)) return 'product'
    return isOrganisationName(text, end) ? 'organisation' : 'place'
  }
}

interface Stretch {
  start: number
  end: number
}

/** Finds the stretch between two marks that holds an offset; offsets must come in text order. */
function bracketed(text: string, open: string, close: string, lengthMax: number) {
  let openAt = -1
  let scanned = 0
  const readMark = (mark: string | undefined, at: number) => {
    if (mark === open) openAt = at
    if (mark === close || mark === '\n') openAt = -1
  }
  return (offset: number): Stretch | null => {
    for (; scanned < offset; scanned += 1) readMark(text[scanned], scanned)
    if (openAt < 0 || offset - openAt > lengthMax) return null
    const end = text.slice(openAt, openAt + lengthMax + 2).indexOf(close)
    return end < 0 ? null : { start: openAt + 1, end: openAt + end }
  }
}
