/** PDF files by `pdfkit` with a font of Debian's fonts-noto-cjk, set as offices print. */
import { requireProgram } from '@jianbao/test-support'
import PDFDocument from 'pdfkit'
import type { SetLine } from './a-bulletin.ts'

const sizes = { section: 16, title: 14, text: 10.5 }
const margin = 72
const runningHead = '基层改革简报　内部资料'

export interface PdfOptions {
  /** Running head and page number on every page. */
  readonly furniture?: boolean
}

/** One paragraph a line; text is indented two characters and broken at the width of the page. */
export function writePdf(
  lines: readonly SetLine[],
  { furniture = true }: PdfOptions = {},
): Promise<Uint8Array> {
  const cjkFont = requireProgram('cjk-font')
  const pdf = new PDFDocument({ size: 'A4', margin, bufferPages: true })
  const chunks: Uint8Array[] = []
  const done = new Promise<Uint8Array>((resolve) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
  })
  const family = cjkFont.includes('Serif') ? 'NotoSerifCJKsc-Regular' : 'NotoSansCJKsc-Regular'
  pdf.registerFont('cjk', cjkFont, family)
  pdf.font('cjk')
  for (const { text, role } of lines) {
    pdf.fontSize(sizes[role])
    setParagraph(pdf, text, role === 'text' ? sizes.text * 2 : 0, sizes[role])
  }
  if (furniture) printFurniture(pdf)
  pdf.end()
  return done
}

/** Chinese has no spaces to break at: lines are filled character by character. */
function setParagraph(pdf: PDFKit.PDFDocument, text: string, indent: number, size: number): void {
  const width = pdf.page.width - 2 * margin
  const leading = size * 1.6
  let line = ''
  let room = width - indent
  let left = margin + indent
  const print = () => {
    if (pdf.y + leading > pdf.page.height - margin) pdf.addPage()
    const { y } = pdf
    pdf.text(line, left, y, { lineBreak: false })
    pdf.y = y + leading
    line = ''
    room = width
    left = margin
  }
  for (const word of text.match(/[A-Za-z0-9.%+:/_-]+|./gu) ?? []) {
    const size = pdf.widthOfString(word)
    if (size > room && line !== '') print()
    line += word
    room -= size
  }
  print()
  pdf.y += size * 0.2
}

function printFurniture(pdf: PDFKit.PDFDocument): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let at = start; at < start + count; at += 1) {
    pdf.switchToPage(at)
    pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 }
    pdf.fontSize(9)
    pdf.text(runningHead, margin, 36, { lineBreak: false })
    pdf.text(`— ${at + 1} —`, pdf.page.width / 2 - 12, pdf.page.height - 40, { lineBreak: false })
  }
}
