/** Word documents of 1997 to 2003 ([MS-DOC]), and what WPS saves as .wps. */
import WordExtractor from 'word-extractor'
import { type PrintedLine, rowOf, textOf } from '../printed-lines.ts'
import { ReadFault } from '../read-fault.ts'

/** With the options that its types do not name. */
interface OldDocument {
  getBody(options: { readonly filterUnicode: boolean }): string
  getTextboxes(options: {
    readonly filterUnicode: boolean
    readonly includeHeadersAndFooters: boolean
  }): string
}

/** A cell ends with a tab, a row with one more. */
const rowEnd = /\t$/

function linesOf(body: string): readonly PrintedLine[] {
  let inTable = false
  return body.split('\n').map((text) => {
    const isRow = rowEnd.test(text)
    const tight = inTable && isRow
    inTable = isRow
    return isRow ? { text: rowOf(text.replace(rowEnd, '').split('\t')), tight } : { text }
  })
}

/**
 * The text of an old Word document: paragraphs, rows of tables, text boxes; no headers or footers.
 * Numbers that Word counts by itself are not in it.
 *
 * Throws ReadFault: `damaged-file`, `encrypted`.
 */
export async function readDoc(bytes: Uint8Array): Promise<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const document: OldDocument = await new WordExtractor().extract(buffer)
    const options = { filterUnicode: false }
    const boxes = document.getTextboxes({ ...options, includeHeadersAndFooters: false })
    return textOf([...linesOf(document.getBody(options)), ...linesOf(boxes)])
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : `${cause}`
    const fault = /encrypt|password/i.test(message) ? 'encrypted' : 'damaged-file'
    throw new ReadFault(fault, message, { cause })
  }
}
