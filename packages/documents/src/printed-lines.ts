/** What every reader of formatted documents hands over, and how it becomes text. */

/** One paragraph, heading, row or item as its document prints it. */
export interface PrintedLine {
  /** May hold line ends: the soft breaks inside a paragraph. */
  readonly text: string
  /** Level of a heading from 1; printed as Markdown does (`# …`). */
  readonly level?: number
  /** The whole line is bold; printed as `**…**`. */
  readonly bold?: boolean
  /** Belongs directly below the line before: rows of a table, items of a list. */
  readonly tight?: boolean
}

/** Parts the cells of a row. Not `|`, nor any of its twins: those part a label from its title. */
const cellBar = ' ‖ '

const headingLevelMax = 6
const headingCharsMax = 120
const boldCharsMax = 120

/** A row of a table as one line; empty cells stay, so that columns can be counted. */
export function rowOf(cells: readonly string[]): string {
  const flat = cells.map((cell) => cell.replace(/\s+/g, ' ').trim())
  return flat.every((cell) => cell === '') ? '' : flat.join(cellBar).trimEnd()
}

const lineEnds = /[\n\r\f\v\u0085\u2028\u2029]+/

function decorate(text: string, { level, bold }: PrintedLine): string {
  const plain = text.trim()
  if (level !== undefined && plain.length <= headingCharsMax)
    return `${'#'.repeat(Math.min(level, headingLevelMax))} ${plain}`
  return bold === true && plain.length <= boldCharsMax && !plain.includes('*')
    ? `**${plain}**`
    : text.trimEnd()
}

/** Lines → text: a blank line parts them, soft breaks and `tight` lines follow directly. */
export function textOf(lines: Iterable<PrintedLine>): string {
  const parts: string[] = []
  for (const line of lines) {
    const printed = line.text.split(lineEnds).filter((text) => text.trim() !== '')
    printed.forEach((text, at) => {
      if (parts.length > 0) parts.push(at > 0 || line.tight === true ? '\n' : '\n\n')
      parts.push(decorate(text, line))
    })
  }
  if (parts.length > 0) parts.push('\n')
  return parts.join('')
}
