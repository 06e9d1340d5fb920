/** Markdown (CommonMark, tables of GFM) → the same lines with what only Markdown means taken out. */
import { linkText } from './office/link-text.ts'
import { rowOf } from './printed-lines.ts'

const picture = /!\[[^\]\n]{0,500}\]\([^()\s]{0,2000}(?:\s+"[^"\n]{0,500}")?\)/g
const link = /\[([^[\]\n]{1,500})\]\(([^()\s]{1,2000})(?:\s+"[^"\n]{0,500}")?\)/g
const address = /<(https?:\/\/[^<>\s]{1,2000})>/g
const comment = /<!--[\s\S]*?-->/g
const escaped = /\\([!-/:-@[-`{-~])/g
const strongLine = /^(\s*)__([^_]{1,200})__\s*$/
const quote = /^ {0,3}(?:> ?){1,5}/
const rule = /^ {0,3}(?:-{3,}|\*{3,}|_{3,}|(?:- ){2,}-)\s*$/
const underline = /^ {0,3}={3,}\s*$/
const delimiters = /^\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)+\|?\s*$|^\s*\|\s*:?-{1,}:?\s*\|\s*$/
const cellBar = /(?<!\\)\|/

const plain = (text: string): string =>
  text
    .replace(picture, '')
    .replace(link, (_, words: string, target: string) => linkText(words, target))
    .replace(address, '$1')
    .replace(escaped, '$1')

function cellsOf(line: string): readonly string[] {
  const cells = line.trim().split(cellBar)
  if (cells[0]?.trim() === '') cells.shift()
  if (cells.at(-1)?.trim() === '') cells.pop()
  return cells.map((cell) => plain(cell.replace(/<br\s*\/?>/gi, ' ')))
}

/** Lines that belong to a table: one with bars above a row of dashes, and the rows below with bars. */
function tableLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  lines.forEach((line, at) => {
    const head = lines[at - 1] ?? ''
    if (!delimiters.test(line) || !cellBar.test(head)) return
    found.add(at - 1)
    for (let row = at; cellBar.test(lines[row] ?? ''); row += 1) found.add(row)
  })
  return found
}

/** Keeps the number of lines, so that places still lead to the lines of the file. */
export function readMarkdown(source: string): string {
  const lines = source.replace(comment, (hidden) => hidden.replace(/[^\n]/g, '')).split(/\r?\n/)
  const rows = tableLines(lines)
  return lines
    .map((line, at) => {
      if (rows.has(at)) return delimiters.test(line) ? '' : rowOf(cellsOf(line))
      if (rule.test(line) || underline.test(line)) return ''
      const text = plain(line.replace(quote, '')).replace(strongLine, '$1**$2**')
      return underline.test(lines[at + 1] ?? '') && text.trim() !== '' ? `# ${text.trim()}` : text
    })
    .join('\n')
}
