/** Whether a named division is meant as a place, or stands in the name of something else. */
import type { RegionMention } from '@jianbao/schema'
import { type BracketedTitle, bracketedTitles } from '../mentions/bracketed-titles.ts'
import { isProduct } from './neighbours.ts'
import { isOrganisationName } from './organisation-name.ts'

export type RegionRole = RegionMention['role']

/** The brand of a loan, a policy or a card in quotation marks is at most this long. */
const productLengthMax = 14

const productEnding = /(贷|保|险|卡|码|通|平台|系统|基金|债|券|版|号)$/

/** The role of [start, end) of `text`; regions must be asked for in text order. */
export function regionRolesIn(text: string): (start: number, end: number) => RegionRole {
  const isTitled = within(bracketedTitles(text))
  return (start, end) => {
    if (isTitled(start)) return 'title'
    if (isProduct(text, end) || productEnding.test(quotedAround(text, start, end))) return 'product'
    return isOrganisationName(text, end) ? 'organisation' : 'place'
  }
}

/** Tells whether an offset lies in one of the titles; offsets must come in text order. */
function within(titles: readonly BracketedTitle[]): (offset: number) => boolean {
  let next = 0
  return (offset) => {
    while ((titles[next]?.to ?? Number.POSITIVE_INFINITY) <= offset) next += 1
    return (titles[next]?.from ?? Number.POSITIVE_INFINITY) <= offset
  }
}

/** The quotation of at most `productLengthMax` characters round [start, end); '' without one. */
function quotedAround(text: string, start: number, end: number): string {
  const reach = text.slice(Math.max(0, start - productLengthMax), start)
  const back = reach.length - reach.lastIndexOf('“')
  if (back > reach.length) return ''
  const open = start - back
  const quoted = text.slice(open + 1, open + 1 + productLengthMax)
  const close = quoted.indexOf('”')
  return close < 0 || open + 1 + close < end ? '' : quoted.slice(0, close)
}
