/** Saved web pages: the article and its structure, without what the site prints round it. */
import { load } from 'cheerio/slim'
import { Parser } from 'htmlparser2'
import { textOf } from '../printed-lines.ts'
import { ReadFault } from '../read-fault.ts'
import { decodeHtml } from './decode-html.ts'
import { requireDepth } from './dom.ts'
import { linesOf } from './html-lines.ts'
import { mainContent } from './main-content.ts'

/** Trees of a hundred thousand levels take minutes to search: they are refused before one is built. */
function requireFlatness(html: string): void {
  let depth = 0
  const parser = new Parser({
    onopentag: () => {
      depth += 1
      requireDepth(depth)
    },
    onclosetag: () => {
      depth -= 1
    },
  })
  parser.end(html)
}

/** Reads the characters of a page: title, headings, bold lines, lists, tables and links of its main part. */
export function htmlToText(html: string): string {
  requireFlatness(html)
  const page = load(html)
  const { content, title } = mainContent(page)
  const lines = linesOf(content)
  const isRepeated = lines.some(
    ({ text }) => title !== null && text.replace(/\s/g, '') === title.replace(/\s/g, ''),
  )
  return textOf(title === null || isRepeated ? lines : [{ text: title, level: 1 }, ...lines])
}

/** Reads a page as saved by a browser, or exported by a word processor. */
export function readHtml(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const decoded = decodeHtml(bytes)
  if (decoded === null) throw new ReadFault('not-text')
  return { text: htmlToText(decoded.text), encoding: decoded.encoding }
}
