/** Numbers of issues and lists in Chinese or plain digits. */

const hanDigits = '〇一二三四五六七八九'

/** 三十七 → 37, 〇五 → 5, 二〇二六 → 2026; plain digits as they are. */
export function hanNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const digits = text.replaceAll('零', '〇')
  if (!/[十百]/.test(digits))
    return Number([...digits].map((sign) => hanDigits.indexOf(sign)).join(''))
  const [hundreds, rest] = digits.includes('百') ? digits.split('百') : ['', digits]
  const [tens, ones] = (rest ?? '').includes('十') ? (rest ?? '').split('十') : ['〇', rest]
  const digit = (sign: string | undefined, none: number): number =>
    sign === undefined || sign === '' ? none : Math.max(0, hanDigits.indexOf(sign.slice(-1)))
  return digit(hundreds, 0) * 100 + digit(tens, 1) * 10 + digit(ones, 0)
}
