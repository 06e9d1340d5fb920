/** Word documents of today (ECMA-376): the text as Word prints it, numbers of headings included. */
import { type PrintedLine, textOf } from '../printed-lines.ts'
import { ReadFault } from '../read-fault.ts'
import { readXml } from '../xml.ts'
import { readZip, type ZipEntry } from '../zip/read-zip.ts'
import { DocxBody, type DocxParts } from './docx-body.ts'
import { DocxNumbering } from './docx-numbering.ts'
import { DocxStyles } from './docx-styles.ts'

interface Relationship {
  readonly type: string
  readonly target: string
}

function relationshipsOf(part: Uint8Array | null): ReadonlyMap<string, Relationship> {
  const found = new Map<string, Relationship>()
  if (part === null) return found
  readXml(part, {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name === 'Relationship')
        found.set(Id, { type: Type.split('/').at(-1) ?? '', target: Target })
    },
  })
  return found
}

/** The parts of the package by their path, which writers spell with and without a leading slash. */
class Package {
  readonly #entries: ReadonlyMap<string, ZipEntry>

  constructor(entries: readonly ZipEntry[]) {
    this.#entries = new Map(entries.map((entry) => [entry.path.replace(/^\//, ''), entry]))
  }

  async part(path: string): Promise<Uint8Array | null> {
    return (await this.#entries.get(path)?.read()) ?? null
  }

  hasPictures(): boolean {
    return [...this.#entries.keys()].some((path) => /\/media\//.test(path))
  }
}

const mainTypes = 'officeDocument'

/** Notes by kind and id. Writers mark the lines above the notes as notes too, with a type. */
function notesOf(part: Uint8Array | null, kind: string, parts: DocxParts): Map<string, string> {
  const notes = new Map<string, string>()
  if (part === null) return notes
  for (const [id, bytes] of splitNotes(part, kind)) {
    const lines = new DocxBody(parts).read(bytes)
    const text = lines.map((line) => line.text.trim()).join(' ')
    if (text.trim() !== '') notes.set(`${kind}/${id}`, text.trim())
  }
  return notes
}

const noteStart = (kind: string) => new RegExp(`<w:${kind}\\b([^>]*)>`, 'g')

function* splitNotes(part: Uint8Array, kind: string): Generator<readonly [string, Uint8Array]> {
  const xml = new TextDecoder().decode(part)
  for (const hit of xml.matchAll(noteStart(kind))) {
    const id = /w:id="(-?\d+)"/.exec(hit[1] ?? '')?.[1]
    if (id === undefined || /w:type=/.test(hit[1] ?? '')) continue
    const end = xml.indexOf(`</w:${kind}>`, hit.index)
    const note = xml.slice(hit.index, end < 0 ? xml.length : end)
    yield [id, new TextEncoder().encode(note)]
  }
}

async function partsOf(
  pack: Package,
  main: string,
  relationships: ReadonlyMap<string, Relationship>,
): Promise<DocxParts> {
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const read = async (type: string) => {
    const target = [...relationships.values()].find((one) => one.type === type)?.target
    if (target === undefined) return null
    return pack.part(target.startsWith('/') ? target.slice(1) : folder + target)
  }
  const links = new Map(
    [...relationships].flatMap(([id, { type, target }]) =>
      type === 'hyperlink' ? [[id, target] as const] : [],
    ),
  )
  const plain: DocxParts = {
    styles: new DocxStyles(await read('styles')),
    numbering: new DocxNumbering(await read('numbering')),
    links,
    notes: new Map(),
  }
  const notes = new Map([
    ...notesOf(await read('footnotes'), 'footnote', plain),
    ...notesOf(await read('endnotes'), 'endnote', plain),
  ])
  return { ...plain, notes }
}

const isPrinted = (line: PrintedLine): boolean => line.text.trim() !== ''

/**
 * The text of a .docx or .docm: automatic numbers, soft breaks, text boxes, tables, notes and links;
 * tracked changes as accepted; no headers, footers or comments.
 *
 * Throws ReadFault: `damaged-file`, `encrypted`, `expanded-too-large`, and `needs-ocr` where there is
 * nothing but pictures.
 */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  const pack = new Package(await readZip(bytes))
  const roots = relationshipsOf(await pack.part('_rels/.rels'))
  const root = [...roots.values()].find(({ type }) => type === mainTypes)?.target
  const main = root?.replace(/^\//, '') ?? 'word/document.xml'
  const document = await pack.part(main)
  if (document === null) throw new ReadFault('damaged-file', main)
  const rels = main.replace(/([^/]+)$/, '_rels/$1.rels')
  const parts = await partsOf(pack, main, relationshipsOf(await pack.part(rels)))
  const lines = new DocxBody(parts).read(document).filter(isPrinted)
  if (lines.length === 0 && pack.hasPictures()) throw new ReadFault('needs-ocr')
  return textOf(lines)
}
