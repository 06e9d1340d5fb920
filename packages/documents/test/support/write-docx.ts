/** Word files by the library `docx`: another hand than the reader's. */
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import type { SetLine } from './a-bulletin.ts'

const headings = { section: HeadingLevel.HEADING_1, title: HeadingLevel.HEADING_2 } as const

/** Twentieths of a point: text of 10.5 points is indented two characters. */
const twoCharacters = 420

export async function writeDocx(lines: readonly SetLine[]): Promise<Uint8Array> {
  const children = lines.map(({ text, role }) => {
    const runs = [new TextRun(text)]
    return role === 'text'
      ? new Paragraph({ children: runs, indent: { firstLine: twoCharacters } })
      : new Paragraph({ children: runs, heading: headings[role] })
  })
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}
