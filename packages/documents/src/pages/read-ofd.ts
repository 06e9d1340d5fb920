/** OFD, the fixed-layout format of Chinese offices (GB/T 33190-2016): a zip of XML. */
import { ReadFault } from '../read-fault.ts'
import { type Attributes, readXml } from '../xml.ts'
import { readZip, type ZipEntry } from '../zip/read-zip.ts'
import { OfdPage } from './ofd-page.ts'
import type { PageOfLines } from './page-furniture.ts'
import { layPage, type SetPages, setPages } from './set-pages.ts'

/** A place in the package: from its root with a leading slash, else from the file that names it. */
function resolve(from: string, location: string): string {
  const base = location.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of location.split('/')) {
    if (part === '..') base.pop()
    else if (part !== '' && part !== '.') base.push(part)
  }
  return base.join('/')
}

type Parts = ReadonlyMap<string, ZipEntry>

/** Texts of the named elements of one XML part, in order. */
function textsIn(part: Uint8Array, name: string): readonly string[] {
  const texts: string[] = []
  let collects = false
  readXml(part, {
    open: (opened) => {
      collects = opened === name
      if (collects) texts.push('')
    },
    text: (text) => {
      if (collects) texts.push((texts.pop() ?? '') + text)
    },
    close: () => {
      collects = false
    },
  })
  return texts.map((text) => text.trim())
}

async function required(parts: Parts, path: string): Promise<Uint8Array> {
  const entry = parts.get(path)
  if (entry === undefined) throw new ReadFault('damaged-file', path)
  return entry.read()
}

/** Where the pages of a document are, in order. */
function pagesOf(document: Uint8Array): readonly string[] {
  const pages: string[] = []
  readXml(document, {
    open: (name, { BaseLoc }: Attributes) => {
      if (name === 'Page' && BaseLoc !== undefined) pages.push(BaseLoc)
    },
  })
  return pages
}

/** A4 in millimetres, where a document says nothing. */
const defaultBox = '0 0 210 297'

async function readBody(parts: Parts, root: string, first: number): Promise<PageOfLines[]> {
  const document = await required(parts, root)
  const box = textsIn(document, 'PhysicalBox')[0] ?? defaultBox
  const pages: PageOfLines[] = []
  for (const location of pagesOf(document)) {
    const content = await required(parts, resolve(root, location))
    pages.push(layPage(new OfdPage(box).read(content, first + pages.length)))
  }
  return pages
}

/**
 * Reads the text of an OFD by where it stands, as `readPdf` does.
 *
 * Throws ReadFault: `damaged-file`, `encrypted`, `expanded-too-large`, `needs-ocr`.
 */
export async function readOfd(bytes: Uint8Array): Promise<SetPages> {
  const entries = await readZip(bytes)
  const parts: Parts = new Map(entries.map((entry) => [entry.path.replace(/^\//, ''), entry]))
  if ([...parts.keys()].some((path) => /(?:^|\/)Encryptions?\.xml$/i.test(path)))
    throw new ReadFault('encrypted')
  const roots = textsIn(await required(parts, 'OFD.xml'), 'DocRoot')
  const pages: PageOfLines[] = []
  for (const root of roots)
    pages.push(...(await readBody(parts, resolve('', root), pages.length + 1)))
  if (pages.length === 0) throw new ReadFault('damaged-file', 'DocRoot')
  if (pages.every(({ lines }) => lines.length === 0)) throw new ReadFault('needs-ocr')
  return setPages(pages)
}
