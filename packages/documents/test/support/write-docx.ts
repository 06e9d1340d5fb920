/** Word files by the library `docx`: another hand than the reader's. */
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import type { SetLine } from './a-bulletin.ts'

const headings = { section: HeadingLevel.HEADING_1, title: HeadingLevel.HEADING_2 } as const

export async function writeDocx(lines: readonly SetLine[]): Promise<Uint8Array> {
  const children = lines.map(({ text, role }) => {
    const runs = [new TextRun(text)]
    return role === 'text'
      ? new Paragraph({ children: runs })
      : new Paragraph({ children: runs, heading: headings[role] })
  })
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}
