/** What single characters and line ends say about Chinese print. Pure look-ups, no state. */

/** Two columns: ideographs, Chinese and full-width signs, quotation marks and dashes as China prints them. */
export const isWide = (unit: number): boolean =>
  unit >= 0x2460 || (unit >= 0x2010 && unit <= 0x2027) || unit === 0xb7

/** A plain digit; full-width digits are folded before anyone asks. */
export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** Width in columns as a monospaced page shows it. */
export function columnsOf(text: string): number {
  let columns = text.length
  for (let index = 0; index < text.length; index += 1) {
    if (isWide(text.charCodeAt(index))) columns += 1
  }
  return columns
}

const closers = '”’"\'）)】》」』〉]'
const sentenceEnds = '。！？!?…；;：:'

/** Index just behind the last character that is not a closing bracket or quotation mark. */
function beforeClosers(text: string): number {
  let end = text.length
  while (end > 0 && closers.includes(text.charAt(end - 1))) end -= 1
  return end
}

/** True where a sentence or clause list ends with the line: 。！？；：… and a Latin full stop, also before ”. */
export function endsSentence(text: string): boolean {
  const end = beforeClosers(text)
  if (end === 0) return text.length > 0
  const last = text.charAt(end - 1)
  if (sentenceEnds.includes(last)) return true
  if (last !== '.' || end < 2) return false
  // A full stop ends English; after an ideograph it is a stray leader dot, after a digit of Chinese a torn 39.|2%.
  const before = text.charCodeAt(end - 2)
  return !isWide(before) && !(isDigit(before) && isWide(text.charCodeAt(0)))
}

/** True where the line ends in the middle of a clause for certain: after ，、 or an opening sign. */
export const breaksOff = (text: string): boolean =>
  text !== '' && '，、,（(“‘《【—-~～'.includes(text.slice(-1))

const pairs: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['‘', '’'],
  ['《', '》'],
  ['（', '）'],
  ['【', '】'],
  ['「', '」'],
]

function count(text: string, sign: string): number {
  let found = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found += 1
  return found
}

/** The kinds of bracket or quotation mark whose opening and closing signs differ in number. */
export const unbalancedPairs = (text: string): readonly (readonly [string, string])[] =>
  pairs.filter(([open, close]) => count(text, open) !== count(text, close))

/** True where more brackets or quotation marks open than close: the text goes on elsewhere. */
export const leavesOpen = (text: string): boolean =>
  pairs.some(([open, close]) => count(text, open) > count(text, close))

/** The text without any of `signs` at its end. */
export function withoutEnd(text: string, signs: string): string {
  let end = text.length
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** The text without any of `signs` at either end. */
export function withoutEdges(text: string, signs: string): string {
  const head = withoutEnd(text, signs)
  let start = 0
  while (start < head.length && signs.includes(head.charAt(start))) start += 1
  return head.slice(start)
}
