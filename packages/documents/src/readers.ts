/** Which reader is for which format. */
import { decodeText } from './decode-text.ts'
import { isEncryptedOffice } from './detect-format.ts'
import type { ReadDocument } from './document.ts'
import type { Format } from './format.ts'
import { ReadFault } from './read-fault.ts'

/** What a reader answers; a fault is thrown as ReadFault. */
export type Reading = Pick<ReadDocument, 'text' | 'pages' | 'members'> &
  Partial<Pick<ReadDocument, 'mediaType' | 'encoding' | 'diagnostics'>>

export type Reader = (bytes: Uint8Array, name: string) => Promise<Reading>

async function readMarked(bytes: Uint8Array, name: string): Promise<Reading> {
  const { readMarkdown } = await import('./read-markdown.ts')
  const reading = await readPlain(bytes, name)
  return { ...reading, text: readMarkdown(reading.text) }
}

async function readPlain(bytes: Uint8Array, name: string): Promise<Reading> {
  const decoded = decodeText(bytes, name)
  if (!decoded.ok) throw new ReadFault(decoded.fault)
  return decoded
}

/** Readers are loaded when a file asks for them: none of their libraries is small. */
export const readers: Partial<Record<Format, Reader>> = {
  text: readPlain,
  markdown: readMarked,
  html: async (bytes) => {
    const { readHtml } = await import('./web/read-html.ts')
    return readHtml(bytes)
  },
  mhtml: async (bytes) => {
    const { readMhtml } = await import('./mail/read-mail.ts')
    return { text: await readMhtml(bytes) }
  },
  docx: async (bytes) => {
    const { readDocx } = await import('./office/read-docx.ts')
    return { text: await readDocx(bytes) }
  },
  doc: async (bytes) => {
    const { readDoc } = await import('./office/read-doc.ts')
    return { text: await readDoc(bytes) }
  },
  rtf: async (bytes) => {
    const { readRtf } = await import('./office/read-rtf.ts')
    return { text: readRtf(bytes) }
  },
  odt: async (bytes) => {
    const { readOdt } = await import('./office/read-odt.ts')
    return { text: await readOdt(bytes) }
  },
  pdf: async (bytes) => {
    const { readPdf } = await import('./pages/read-pdf.ts')
    return readPdf(bytes)
  },
  ofd: async (bytes) => {
    const { readOfd } = await import('./pages/read-ofd.ts')
    return readOfd(bytes)
  },
  eml: async (bytes) => {
    const { readMail } = await import('./mail/read-mail.ts')
    return readMail(bytes)
  },
  zip: async (bytes) => {
    const { readArchive } = await import('./zip/read-archive.ts')
    return { text: '', members: await readArchive(bytes) }
  },
}

/** The fault of formats that no reader is for. */
export async function faultOf(format: Format, bytes: Uint8Array): Promise<ReadFault> {
  if (format === 'image') return new ReadFault('needs-ocr')
  if (format === 'ole' && isEncryptedOffice(bytes)) return new ReadFault('encrypted')
  const { fileTypeFromBuffer } = await import('file-type')
  const type = await fileTypeFromBuffer(bytes)
  return new ReadFault('unsupported-format', type?.mime ?? format)
}
