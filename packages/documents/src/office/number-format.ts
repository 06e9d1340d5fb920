/** Numbers as Word and OpenDocument count chapters: 一、 （二） 三、 ① I. a). */

const digits = '〇一二三四五六七八九'
const legalDigits = '零壹贰叁肆伍陆柒捌玖'
const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'

/** 1 to 9999 in Chinese numerals: 十, 十一, 二十, 一百〇五. */
function chineseOf(value: number, signs: string, units: readonly string[]): string {
  if (value <= 0 || value >= 10_000) return String(value)
  let text = ''
  let zero = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      zero = text !== ''
      continue
    }
    if (zero) text += signs.charAt(0)
    zero = false
    text += signs.charAt(digit) + (units[place] ?? '')
  }
  // 十一, not 一十一.
  return text.startsWith(`${signs.charAt(1)}${units[1]}`) && value < 20 ? text.slice(1) : text
}

function romanOf(value: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  if (value <= 0 || value >= 4000) return String(value)
  let left = value
  let text = ''
  for (const [worth, sign] of signs) {
    for (; left >= worth; left -= worth) text += sign
  }
  return text
}

/** a … z, aa … zz: Word repeats the letter. */
const letterOf = (value: number): string =>
  value <= 0
    ? String(value)
    : String.fromCharCode(0x61 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))

const rangeOf = (first: number, count: number) => (value: number) =>
  value >= 1 && value <= count ? String.fromCodePoint(first + value - 1) : String(value)

const chinese = (value: number) => chineseOf(value, digits, ['', '十', '百', '千'])
const legal = (value: number) => chineseOf(value, legalDigits, ['', '拾', '佰', '仟'])
const circled = rangeOf(0x2460, 20)
const fullWidth = (value: number) =>
  String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

/** ST_NumberFormat (ECMA-376 part 1, 17.18.59); formats that need no sign of their own are absent. */
const formats: Readonly<Record<string, (value: number) => string>> = {
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: chinese,
  koreanCounting: chinese,
  ideographDigital: (value) =>
    String(value).replace(/\d/g, (digit) => digits.charAt(Number(digit))),
  taiwaneseDigital: (value) =>
    String(value).replace(/\d/g, (digit) => digits.charAt(Number(digit))),
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  ideographTraditional: (value) => stems.charAt(value - 1) || String(value),
  ideographZodiac: (value) => branches.charAt(value - 1) || String(value),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: rangeOf(0x2474, 20),
  decimalEnclosedFullstop: rangeOf(0x2488, 20),
  ideographEnclosedCircle: rangeOf(0x3280, 10),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperRoman: (value) => romanOf(value).toUpperCase(),
  lowerRoman: romanOf,
  upperLetter: (value) => letterOf(value).toUpperCase(),
  lowerLetter: letterOf,
  none: () => '',
}

/** The `value`-th number of a list in the given ST_NumberFormat; plain digits where it is unknown. */
export const formatNumber = (value: number, format: string): string =>
  (formats[format] ?? String)(value)

/** Bullets of the Symbol and Wingdings fonts, which live in the private area, as Unicode has them. */
const bullets: ReadonlyMap<number, string> = new Map([
  [0xf06c, '●'],
  [0xf06e, '■'],
  [0xf075, '◆'],
  [0xf0a7, '▪'],
  [0xf0b7, '•'],
  [0xf0d8, '➢'],
  [0xf0fc, '✓'],
  [0xf0e8, '➔'],
])

const privateArea = /[\ue000-\uf8ff]/

/** The sign before an item of a bulleted list; a dash for one that only its font could draw. */
export function bulletOf(sign: string): string {
  const known = bullets.get(sign.charCodeAt(0))
  if (known !== undefined) return known
  return sign === '' || privateArea.test(sign) ? '-' : sign
}
