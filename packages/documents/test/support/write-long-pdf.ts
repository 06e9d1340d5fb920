/** A long PDF written out by hand (ISO 32000-1), its font named and not embedded, as old systems print. */

const size = { page: { width: 595, height: 842 }, text: 12, leading: 20, left: 72, top: 740 }

const hex = (text: string): string =>
  [...text].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('')

function contentOf(lines: readonly string[], number: number): string {
  const body = lines.map((line) => `<${hex(line)}> Tj T*`).join('\n')
  const foot = `BT /F1 9 Tf 280 40 Td <${hex(`— ${number} —`)}> Tj ET`
  return `BT /F1 ${size.text} Tf ${size.leading} TL ${size.left} ${size.top} Td\n${body}\nET\n${foot}`
}

/** One page for each list of lines; characters of the basic plane only. */
export function writeLongPdf(pages: readonly (readonly string[])[]): Uint8Array {
  const objects: string[] = []
  const fontId = 3
  const pageId = (at: number) => 6 + at * 2
  const kids = pages.map((_, at) => `${pageId(at)} 0 R`).join(' ')
  objects.push('<</Type/Catalog/Pages 2 0 R>>')
  objects.push(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`)
  objects.push(
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 5 0 R/DW 1000>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  )
  pages.forEach((lines, at) => {
    const content = contentOf(lines, at + 1)
    const box = `/MediaBox[0 0 ${size.page.width} ${size.page.height}]`
    objects.push(
      `<</Type/Page/Parent 2 0 R${box}/Contents ${pageId(at) + 1} 0 R/Resources<</Font<</F1 ${fontId} 0 R>>>>>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    )
  })
  return Buffer.from(withTable(objects), 'latin1')
}

function withTable(objects: readonly string[]): string {
  const parts = ['%PDF-1.4\n']
  const offsets: number[] = []
  let length = parts[0]?.length ?? 0
  objects.forEach((object, at) => {
    const part = `${at + 1} 0 obj\n${object}\nendobj\n`
    offsets.push(length)
    parts.push(part)
    length += part.length
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`,
    `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`,
  )
  return parts.join('')
}
