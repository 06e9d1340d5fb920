/** Small honest files of every format, to be broken. Written by hand: no reader's twin wrote them. */
import { rawZip } from './raw-zip.ts'

const lines = Array.from(
  { length: 40 },
  (_, index) => `Line ${index + 1}: the county invests 5 million yuan in water and roads.`,
)

/** A zip of files by name, in this order. */
export const aZip = (files: Readonly<Record<string, string | Buffer>>): Buffer =>
  rawZip(Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) })))

const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const relations = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
const wordSpace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

export const wordParagraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

/** A Word file (ECMA-376) with this body; `doctype` stands where no honest writer puts anything. */
export function aDocx(
  body: string | Buffer = lines.map(wordParagraph).join(''),
  doctype = '',
): Buffer {
  const head = `<?xml version="1.0" encoding="UTF-8"?>${doctype}<w:document ${wordSpace}><w:body>`
  const document = Buffer.concat([
    Buffer.from(head),
    Buffer.from(body),
    Buffer.from('</w:body></w:document>'),
  ])
  return aZip({
    '[Content_Types].xml': types,
    '_rels/.rels': relations,
    'word/document.xml': document,
  })
}

const ofdSpace = 'xmlns:ofd="http://www.ofdspec.org/2016"'
const textObject = (text: string, index: number): string =>
  `<ofd:TextObject ID="${index + 10}" Boundary="20 ${20 + index * 6} 170 6" Font="1" Size="4"><ofd:TextCode X="0" Y="4">${text}</ofd:TextCode></ofd:TextObject>`

/** An OFD (GB/T 33190) of one page. */
export function anOfd(
  content: string | Buffer = lines.map(textObject).join(''),
  doctype = '',
): Buffer {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>`
  const page = Buffer.concat([
    Buffer.from(`${xml}${doctype}<ofd:Page ${ofdSpace}><ofd:Content><ofd:Layer ID="2">`),
    Buffer.from(content),
    Buffer.from('</ofd:Layer></ofd:Content></ofd:Page>'),
  ])
  return aZip({
    'OFD.xml': `${xml}<ofd:OFD ${ofdSpace} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `${xml}<ofd:Document ${ofdSpace}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>`,
    'Doc_0/Pages/Page_0/Content.xml': page,
  })
}

/** A PDF (ISO 32000) of one page; `trailer` adds entries to its trailer. */
export function aPdf(trailer = ''): Buffer {
  const shown = lines.map((line) => `(${line}) Tj T*`).join('\n')
  const stream = `BT /F1 10 Tf 14 TL 50 780 Td\n${shown}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Filter /Standard /V 1 /R 2 /P -4 /O <0000000000000000000000000000000000000000000000000000000000000001> /U <0000000000000000000000000000000000000000000000000000000000000002> >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** A page as a browser saves it. */
export const aPage = (body: string = lines.map((line) => `<p>${line}</p>`).join('\n')): Buffer =>
  Buffer.from(
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Bulletin</title></head><body><article><h1>Bulletin</h1>${body}</article></body></html>`,
  )

/** An e-mail (RFC 5322) with attachments (RFC 2045). */
export function aMail(
  attachments: readonly { name: string; content: Buffer }[] = [],
  body = lines.join('\r\n'),
): Buffer {
  const head =
    'From: a@example.org\r\nTo: b@example.org\r\nSubject: Bulletin\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n'
  const parts = attachments.map(
    ({ name, content }) =>
      `--b\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${content.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`,
  )
  return Buffer.from(
    `${head}Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n${parts.join('')}--b--\r\n`,
  )
}

export const honestFiles = {
  docx: () => aDocx(),
  ofd: () => anOfd(),
  pdf: () => aPdf(),
  eml: () => aMail(),
  html: () => aPage(),
  zip: () => aZip({ 'a.txt': lines.join('\n'), 'b.txt': lines.toReversed().join('\n') }),
  txt: () => Buffer.from(lines.join('\n')),
  'utf16.txt': () => Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le'),
} as const satisfies Record<string, () => Buffer>
