/** Tesseract's table of words → paragraphs, and how sure it is of them. */

export interface Recognised {
  /** One paragraph a line. */
  readonly paragraphs: readonly string[]
  /** Characters, and the sum of their words' confidence: 0 to 100 each. */
  readonly chars: number
  readonly confidence: number
}

const wordLevel = '5'
const columns = { level: 0, block: 2, paragraph: 3, confidence: 10, text: 11 }
const latinEnd = /[\p{Script=Latin}\d,.;:%)]$/u
const latinStart = /^[\p{Script=Latin}(]/u

/** Words follow each other without a space but for Latin ones. */
const joined = (before: string, word: string): string =>
  before + (latinEnd.test(before) && latinStart.test(word) ? ' ' : '') + word

/** Reads the table that `tesseract … tsv` prints. */
export function readTsv(table: string): Recognised {
  const paragraphs = new Map<string, string>()
  let chars = 0
  let confidence = 0
  for (const row of table.split('\n')) {
    const cells = row.split('\t')
    const word = cells[columns.text]?.trim() ?? ''
    if (cells[columns.level] !== wordLevel || word === '') continue
    const key = `${cells[columns.block]}/${cells[columns.paragraph]}`
    paragraphs.set(key, joined(paragraphs.get(key) ?? '', word))
    chars += word.length
    confidence += Number(cells[columns.confidence]) * word.length
  }
  return { paragraphs: [...paragraphs.values()], chars, confidence }
}
