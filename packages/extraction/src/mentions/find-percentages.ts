import type { PercentageMention } from '@jianbao/schema'
import { type Decimal, toNumber } from './decimal.ts'
import { connectorLength, type FinderInput, place } from './finder-input.ts'
import type { Numeral } from './numeral.ts'

type Kind = PercentageMention['kind']

interface Share {
  readonly kind: Kind
  readonly from: number
  readonly to: number
}

/** 成 that begins or ends another word: 三成立, 成功, 成果. */
const chengWords =
  '立功为员果效长本分熟都交品就套群绩人片形型语堆天年全药衣因活串批行份对堂亲才材色婚双打'

/** A lone 一 before 成 is more often the end of 统一成, 合一成. */
const chengOfOne = /^(以上|以下|左右|多|[一二三四五六七八九，。；、）])/

function isCheng(text: string, numeral: Numeral): boolean {
  const value = toNumber(numeral.value)
  const rest = text.slice(numeral.end + 1, numeral.end + 4)
  if (value <= 0 || value > 10 || numeral.scale > 0) return false
  if (text[numeral.start - 1] === '第' || chengWords.includes(rest[0] ?? '\n')) return false
  return numeral.arabic || value !== 1 || chengOfOne.test(rest)
}

/** Words and signs that make a share of the number before them. */
const signs: ReadonlyArray<readonly [string, Kind]> = [
  ['%', 'percent'],
  ['‰', 'permille'],
  ['个百分点', 'points'],
  ['个多百分点', 'points'],
  ['百分点', 'points'],
  ['成', 'cheng'],
]

/** The share that ends right after a number; null where none does. */
function shareAt(text: string, numeral: Numeral): Share | null {
  const from = numeral.start
  if (numeral.share) return { kind: numeral.share, from: from - 3, to: numeral.end }
  if (!'%‰个百成'.includes(text[numeral.end] ?? '\n')) return null
  const found = signs.find(([sign]) => text.startsWith(sign, numeral.end))
  if (!found) return null
  const [sign, kind] = found
  if (kind === 'cheng' && !isCheng(text, numeral)) return null
  return { kind, from, to: numeral.end + sign.length }
}

/** -3.2%: a minus that is no dash of a range. */
function signed(text: string, share: Share): boolean {
  if (text[share.from - 1] !== '-') return false
  return !/[0-9A-Za-z%‰个点—)）]/.test(text[share.from - 2] ?? '0')
}

/** 六成五 and 六成半 are 6.5. */
function chengValue(text: string, numeral: Numeral, share: Share, next: Numeral | undefined) {
  if (share.kind === 'cheng' && /^半(?![数年月天日个以])/.test(text.slice(share.to, share.to + 2)))
    return { value: `${toNumber(numeral.value)}.5`, to: share.to + 1, used: 1 }
  const halves = share.kind === 'cheng' && next?.start === share.to && next.plain
  if (!halves || next.end !== share.to + 1 || text[next.end] === '成') return null
  return { value: `${toNumber(numeral.value)}.${next.value.digits}`, to: next.end, used: 2 }
}

function mention(input: FinderInput, value: number, max: number | null, share: Share, to: number) {
  const isNegative = signed(input.text, share)
  return {
    value: isNegative ? -value : value,
    valueMax: max,
    kind: share.kind,
    ...place(input, isNegative ? share.from - 1 : share.from, to),
  }
}

interface Second {
  readonly share: Share
  readonly value: Decimal
}

/** 五至八 after 百分之: the second end has no sign of its own and no other unit. */
function continuesShare(text: string, next: Numeral, first: Share): boolean {
  return (
    first.to === next.start - connectorLength(text, first.to) &&
    !/[年月日元个万亿人户%成]/.test(text[next.end] ?? '\n')
  )
}

/** The second end of 5%—8%, 5—8%, 百分之五至八, 三至五成. */
function secondOf(
  text: string,
  numeral: Numeral,
  first: Share | null,
  next?: Numeral,
): Second | null {
  const from = first?.to ?? numeral.end
  const connector = connectorLength(text, from)
  if (!connector || !next) return null
  const share = shareAt(text, next)
  if (share) {
    const fits = share.from === from + connector && (!first || first.kind === share.kind)
    return fits ? { share, value: next.value } : null
  }
  if (!first || !numeral.share || !continuesShare(text, next, first)) return null
  return { share: { ...first, to: next.end }, value: next.value }
}

/** The share that begins with the numeral at `order`, and how many numerals it uses. */
function percentageAt(input: FinderInput, order: number) {
  const { text, numerals } = input
  const numeral = numerals[order]
  if (!numeral) return null
  const next = numerals[order + 1]
  const first = shareAt(text, numeral)
  const second = secondOf(text, numeral, first, next)
  const value = toNumber(numeral.value)
  if (second && (first || numeral.scale === 0)) {
    const share = first ?? { kind: second.share.kind, from: numeral.start, to: numeral.end }
    return { found: mention(input, value, toNumber(second.value), share, second.share.to), used: 2 }
  }
  if (!first) return null
  const half = chengValue(text, numeral, first, next)
  if (half)
    return { found: mention(input, Number(half.value), null, first, half.to), used: half.used }
  const max = numeral.max ? toNumber(numeral.max) : null
  return { found: mention(input, value, max, first, first.to), used: 1 }
}

/** Every share, in text order. A range is one mention with `valueMax`. */
export function findPercentages(input: FinderInput): PercentageMention[] {
  const found: PercentageMention[] = []
  let order = 0
  while (order < input.numerals.length) {
    const percentage = percentageAt(input, order)
    if (percentage) found.push(percentage.found)
    order += percentage?.used ?? 1
  }
  return found
}
