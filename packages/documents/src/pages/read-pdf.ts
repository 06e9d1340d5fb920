/** PDF files with a text layer, read by where their text stands. */
import type { Diagnostic } from '@jianbao/schema'
import { getDocumentProxy } from 'unpdf'
import { ReadFault } from '../read-fault.ts'
import type { PageOfLines } from './page-furniture.ts'
import type { TextItem } from './page-line.ts'
import { layPage, type SetPages, setPages } from './set-pages.ts'

export interface ReadPages extends SetPages {
  readonly diagnostics: readonly Diagnostic[]
}

/** Maps for fonts that stand in no file: half of China's PDFs name STSong and embed nothing. */
function libraryData() {
  const home = import.meta.resolve('pdfjs-dist/package.json')
  const path = (folder: string) => decodeURIComponent(new URL(`./${folder}/`, home).pathname)
  return {
    cMapUrl: path('cmaps'),
    standardFontDataUrl: path('standard_fonts'),
    // Decoders of the pictures that scanners make: JPEG 2000, JBIG2.
    wasmUrl: path('wasm'),
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/** Opens a PDF; its `loadingTask` must be destroyed. Throws ReadFault: `encrypted`, `damaged-file`. */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  try {
    // The reader takes the bytes away from their owner.
    return await getDocumentProxy(new Uint8Array(bytes), {
      ...libraryData(),
      cMapPacked: true,
      verbosity: 0,
      useSystemFonts: false,
    })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : `${cause}`
    const isLocked = cause instanceof Error && cause.name === 'PasswordException'
    throw new ReadFault(isLocked ? 'encrypted' : 'damaged-file', message, { cause })
  }
}

/** Text that no reader can map to characters: private signs and replacements. */
const unreadable = /[\ue000-\uf8ff\ufffd]/g
const unreadableShareMax = 0.3

async function readPage(pdf: Pdf, number: number): Promise<PageOfLines> {
  const page = await pdf.getPage(number)
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const [, , , , offsetX = 0, offsetY = 0] = transform
  const { items } = await page.getTextContent()
  const placed = items.flatMap((item): TextItem[] => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform
    // Text across the page is a stamp or a watermark.
    if (Math.abs(b) > Math.abs(a) * 0.1) return []
    return [
      {
        text: item.str,
        x: x + offsetX,
        y: offsetY - y,
        width: item.width,
        size: item.height || Math.abs(a),
      },
    ]
  })
  page.cleanup()
  return layPage({ page: number, width, height, items: placed })
}

const countOf = (lines: PageOfLines['lines'], count: (text: string) => number): number =>
  lines.reduce((sum, { segments }) => sum + segments.reduce((n, { text }) => n + count(text), 0), 0)

const pagesNamedMax = 10

function emptyPages(pages: readonly PageOfLines[]): readonly Diagnostic[] {
  const empty = pages.filter(({ lines }) => lines.length === 0).map(({ page }) => page)
  if (empty.length === 0) return []
  const named =
    empty.slice(0, pagesNamedMax).join('、') + (empty.length > pagesNamedMax ? '等' : '')
  const message = `第 ${named} 页没有文字，可能是空白页或扫描页。`
  return [{ code: 'page-without-text', severity: 'info', message, start: null, end: null }]
}

/**
 * Reads the text layer of a PDF: running heads and page numbers gone, columns in order, lines joined
 * to paragraphs.
 *
 * Throws ReadFault: `damaged-file`, `encrypted`, and `needs-ocr` where no page has text that can be read.
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadPages> {
  const pdf = await openPdf(bytes)
  try {
    const pages: PageOfLines[] = []
    for (let number = 1; number <= pdf.numPages; number += 1)
      pages.push(await readPage(pdf, number))
    const chars = pages.reduce((sum, { lines }) => sum + countOf(lines, (text) => text.length), 0)
    const lost = pages.reduce(
      (sum, { lines }) => sum + countOf(lines, (text) => text.match(unreadable)?.length ?? 0),
      0,
    )
    if (chars === 0 || lost > chars * unreadableShareMax) throw new ReadFault('needs-ocr')
    return { ...setPages(pages), diagnostics: emptyPages(pages) }
  } finally {
    await pdf.loadingTask.destroy()
  }
}
