/** What the characters of Arabic and Chinese numerals stand for. */

export const ARABIC = 1
export const DIGIT = 2
export const UNIT = 3
export const SEVERAL = 4

/** Kind of every code unit: one of the constants above, or 0. */
const numeralKinds = new Uint8Array(65536)
const worth = new Int8Array(65536).fill(-1)

function set(characters: string, kind: number, value: (order: number) => number): void {
  let order = 0
  for (const character of characters) {
    numeralKinds[character.charCodeAt(0)] = kind
    worth[character.charCodeAt(0)] = value(order)
    order += 1
  }
}

set('0123456789', ARABIC, (order) => order)
set('零一二三四五六七八九', DIGIT, (order) => order)
set('〇壹贰叁肆伍陆柒捌玖', DIGIT, (order) => order)
set('○两', DIGIT, (order) => order * 2)
set('十百千万亿', UNIT, (order) => order + 1)
set('拾佰仟萬億', UNIT, (order) => order + 1)
set('亿億', UNIT, () => 8)
set('数几', SEVERAL, () => 1)

/** The digit 0–9, or for a unit its power of ten (万 is 4, 亿 is 8). -1 for anything else. */
export function worthOf(code: number): number {
  return worth[code] ?? -1
}

export function kindOf(code: number): number {
  return numeralKinds[code] ?? 0
}

/** 余, 多 or 几 after a number: more than it says. */
export function isMore(code: number): boolean {
  return code === 0x4f59 || code === 0x591a || code === 0x51e0
}

/** 来 in 2000来万, 十来亿元, 三十来块: more than it says, where a unit or money follows. */
export function isSome(text: string, index: number): boolean {
  return text[index] === '来' && /[十百千万亿元块个户人]/.test(text[index + 1] ?? '\n')
}

/** 千 and 百 that begin another word: 千瓦 千米 千克 千伏 千卡, 百分. */
export function startsWord(text: string, index: number): boolean {
  const unit = text[index]
  const next = text[index + 1] ?? '\n'
  if (unit === '千') return '瓦米克伏卡'.includes(next)
  return unit === '百' && next === '分'
}
