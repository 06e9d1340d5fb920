/** OFD files as GB/T 33190-2016 describes them, text object by text object. */
import { strToU8, zipSync } from 'fflate'
import type { SetLine } from './a-bulletin.ts'

/** Millimetres of an A4 page. */
const page = { width: 210, height: 297, margin: 25 }
const sizes = { section: 5.6, title: 4.9, text: 3.7 }

const namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"'
const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)

interface Placed {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
}

const widthOf = (sign: string, size: number): number =>
  (sign.codePointAt(0) ?? 0) < 0x2000 ? size / 2 : size

/** Breaks the lines of a bulletin at the width of the page, and pages at their height. */
function place(lines: readonly SetLine[]): Placed[][] {
  const pages: Placed[][] = [[]]
  let y = page.margin
  for (const { text, role } of lines) {
    const size = sizes[role]
    let indent = role === 'text' ? size * 2 : 0
    for (const piece of breakText(text, size, indent)) {
      y += size * 1.7
      if (y > page.height - page.margin) {
        pages.push([])
        y = page.margin + size
      }
      pages.at(-1)?.push({ text: piece, x: page.margin + indent, y, size })
      indent = 0
    }
    y += size * 0.2
  }
  return pages
}

function breakText(text: string, size: number, indent: number): string[] {
  const width = page.width - 2 * page.margin
  const pieces = ['']
  let room = width - indent
  for (const word of text.match(/[A-Za-z0-9.%+:/_-]+|./gu) ?? []) {
    const needed = [...word].reduce((sum, sign) => sum + widthOf(sign, size), 0)
    if (needed > room) {
      pieces.push('')
      room = width
    }
    pieces.push((pieces.pop() ?? '') + word)
    room -= needed
  }
  return pieces
}

/** Equal advances are written as a run: `g 3 3.7`. */
function deltasOf(text: string, size: number): string {
  const runs: [number, number][] = []
  for (const sign of [...text].slice(0, -1)) {
    const advance = widthOf(sign, size)
    const last = runs.at(-1)
    if (last?.[1] === advance) last[0] += 1
    else runs.push([1, advance])
  }
  return runs.map(([times, advance]) => (times > 1 ? `g ${times} ${advance}` : advance)).join(' ')
}

function textObject({ text, x, y, size }: Placed, id: number): string {
  const width = page.width - page.margin - x
  const boundary = `${x} ${(y - size).toFixed(3)} ${width.toFixed(3)} ${(size * 1.3).toFixed(3)}`
  return (
    `<ofd:TextObject ID="${id}" Boundary="${boundary}" Font="3" Size="${size}">` +
    `<ofd:TextCode X="0" Y="${size}" DeltaX="${deltasOf(text, size)}">${escaped(text)}</ofd:TextCode></ofd:TextObject>`
  )
}

function pageXml(objects: readonly Placed[], number: number): string {
  const foot: Placed = { text: `— ${number} —`, x: 100, y: 287, size: 3.2 }
  // In the order of a page description, which need not be that of reading.
  const shuffled = [foot, ...objects].sort((a, b) => b.y - a.y)
  const body = shuffled.map((one, at) => textObject(one, number * 1000 + at)).join('')
  return `<?xml version="1.0" encoding="UTF-8"?><ofd:Page ${namespace}><ofd:Content><ofd:Layer ID="${number}">${body}</ofd:Layer></ofd:Content></ofd:Page>`
}

export function writeOfd(lines: readonly SetLine[]): Uint8Array {
  const pages = place(lines)
  const refs = pages.map(
    (_, at) => `<ofd:Page ID="${at + 10}" BaseLoc="Pages/Page_${at}/Content.xml"/>`,
  )
  const files: Record<string, Uint8Array> = {
    'OFD.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${namespace} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    ),
    'Doc_0/Document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><ofd:Document ${namespace}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 ${page.width} ${page.height}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${refs.join('')}</ofd:Pages></ofd:Document>`,
    ),
  }
  pages.forEach((objects, at) => {
    files[`Doc_0/Pages/Page_${at}/Content.xml`] = strToU8(pageXml(objects, at + 1))
  })
  return zipSync(files)
}
