/** The marks that stand before titles and sub-headings: ■, 01, 一、, （一）, 1., 第一章, 【…】. */

/**
 * How a mark orders what follows. `chapter` marks (一、, 01, ■, 第一章) open a chapter wherever they
 * stand; `item` marks (（一）, 1., （1）, ①) open chapters in one bulletin and list items in the next.
 */
export interface Marker {
  readonly kind: MarkerKind
  /** The mark as printed, without white space round it. */
  readonly text: string
  /** Characters of the line that belong to the mark, white space behind it too. */
  readonly length: number
}

export type MarkerKind =
  | 'part'
  | 'han-comma'
  | 'zero'
  | 'bullet'
  | 'han-paren'
  | 'digit-dot'
  | 'digit-paren'
  | 'circled'

/** Rank among headings: what has a lower rank contains what has a higher one. */
export const markerRanks: Readonly<Record<MarkerKind, number>> = {
  part: 1,
  'han-comma': 2,
  zero: 2,
  bullet: 3,
  'han-paren': 4,
  'digit-dot': 5,
  'digit-paren': 6,
  circled: 7,
}

const chapterKinds: readonly MarkerKind[] = ['part', 'han-comma', 'zero', 'bullet']

export const isChapterMarker = (kind: MarkerKind): boolean => chapterKinds.includes(kind)

const han = '[一二三四五六七八九十]{1,3}'
const patterns: readonly (readonly [MarkerKind, RegExp])[] = [
  [
    'part',
    new RegExp(
      `^(?:第(?:${han}|\\d{1,2})(?:[章节编篇]|部分)|(?:典型)?(?:案例|事例|实例) ?(?:${han}|\\d{1,2})(?=[ ：:、.．])|(?:Part|Chapter) (?:\\d{1,2}|[IVX]{1,4})[.:]?)\\s*[：:、]?\\s*`,
      'i',
    ),
  ],
  ['han-comma', new RegExp(`^${han}[、．.]\\s*`)],
  ['zero', /^0[1-9](?![0-9年月日时点分:：%％/-]|\.\d)[.、．]?\s*/],
  ['bullet', /^[■◆▲★●▌◎※►▶❖◇□◼▪•○]\s*/],
  ['han-paren', new RegExp(`^[（(]${han}[）)]\\s*[、.]?\\s*`)],
  ['digit-dot', /^\d{1,2}(?:[、．]|\.(?!\d))\s*/],
  ['digit-paren', /^(?:[（(]\d{1,2}[）)]|\d{1,2}[）)])\s*/],
  ['circled', /^[①-⑳]\s*/],
]

/** First characters that can open a mark: a look-up before any pattern runs. */
const opener = /^[第典案事实PpCc一二三四五六七八九十\d■◆▲★●▌◎※►▶❖◇□◼▪•○（(①-⑳]/

/** The mark at the start of a cleaned line, or null. A line that is nothing but a mark has none. */
export function readMarker(text: string): Marker | null {
  if (!opener.test(text)) return null
  for (const [kind, pattern] of patterns) {
    const hit = pattern.exec(text)
    if (hit !== null && hit[0].length < text.length) {
      return { kind, text: hit[0].trim(), length: hit[0].length }
    }
  }
  return null
}
