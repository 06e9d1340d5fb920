/**
 * Measures how fast each format is read and writes the table of docs/formats.md.
 *
 *     npx --yes pnpm run formats
 *
 * One bulletin of the size of a thick compilation is written in every format, read several times,
 * and parsed; the best of the runs counts, for the machine may be busy with other things.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { aFolder, findProgram } from '@jianbao/test-support'
import { strToU8, zipSync } from 'fflate'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { readDocument } from '../src/index.ts'
import { linesOf, parse, type SetLine, sampleText } from '../test/support/a-bulletin.ts'
import { convert } from '../test/support/convert.ts'
import { writeDocx } from '../test/support/write-docx.ts'
import { writeSitePage } from '../test/support/write-html.ts'
import { writeOfd } from '../test/support/write-ofd.ts'
import { writePdf } from '../test/support/write-pdf.ts'

const pagePath = fileURLToPath(new URL('../../../docs/formats.md', import.meta.url))
const begin = '<!-- speeds: written by `pnpm run formats` -->'
const end = '<!-- /speeds -->'
const copies = 12
const runs = 15

interface Measured {
  readonly format: string
  readonly bytes: number
  readonly readSeconds: number
  readonly parseSeconds: number
}

/** Several bulletins behind one another, every title its own. */
function longBulletin(): { readonly text: string; readonly lines: readonly SetLine[] } {
  const lines = linesOf(sampleText('case-compilation.txt'))
  const all = Array.from({ length: copies }, (_, copy) =>
    lines.map(({ text, role }) => ({
      role,
      text: role === 'title' ? `${text}（第${copy + 1}期）` : text,
    })),
  ).flat()
  return { text: all.map(({ text }) => text).join('\n'), lines: all }
}

async function filesOf(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { text, lines } = longBulletin()
  const docx = await writeDocx(lines)
  const mail = new MailComposer({ from: 'a@example.org', to: 'b@example.org', text })
  const files = new Map<string, Uint8Array>([
    ['text', strToU8(text)],
    ['markdown', strToU8(text)],
    ['html', strToU8(writeSitePage(lines))],
    ['docx', docx],
    ['pdf', await writePdf(lines)],
    ['ofd', writeOfd(lines)],
    ['eml', await mail.compile().build()],
    ['zip', zipSync({ '简报.txt': strToU8(text) })],
  ])
  if (findProgram('libreoffice') !== undefined) {
    using folder = aFolder()
    for (const format of ['doc', 'odt', 'rtf'] as const) {
      const [bytes] = (await convert(new Map([['a', docx]]), format, folder.path)).values()
      if (bytes !== undefined) files.set(format, bytes)
    }
  }
  return files
}

/** The text of a file, of the only member of a zip. */
async function textOf(bytes: Uint8Array, name: string): Promise<string> {
  const read = await readDocument(bytes, name)
  if (!read.ok) throw new Error(`${name}: ${read.fault} ${read.detail}`)
  const [member] = read.members ?? []
  return member === undefined ? read.text : textOf(member.bytes, member.path)
}

async function best(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now()
    await work()
    least = Math.min(least, performance.now() - begun)
  }
  return least / 1_000
}

async function measure(format: string, bytes: Uint8Array): Promise<Measured> {
  const name = `a.${format === 'markdown' ? 'md' : format}`
  const text = await textOf(bytes, name)
  const readSeconds = await best(() => textOf(bytes, name))
  const parseSeconds = await best(async () => parse(text))
  return { format, bytes: bytes.length, readSeconds, parseSeconds }
}

function tableOf(measured: readonly Measured[]): string {
  const plain = measured.find(({ format }) => format === 'text')
  if (plain === undefined) throw new Error('Plain text was not measured.')
  // All say the same, so parsing takes the same time; the least measured is nearest to it.
  const parseSeconds = Math.min(...measured.map((one) => one.parseSeconds))
  const whole = (one: Measured) => one.readSeconds + parseSeconds
  const rows = measured.map((one) => {
    const megabytes = one.bytes / 1_000_000
    const cells = [
      one.format,
      `${megabytes.toFixed(2)} MB`,
      `${(one.readSeconds * 1_000).toFixed(1)} ms`,
      (megabytes / one.readSeconds).toFixed(1),
      (whole(one) / whole(plain)).toFixed(2),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| format | file | reading | MB/s | reading and parsing, plain text = 1 |',
    '|---|---:|---:|---:|---:|',
    ...rows,
  ].join('\n')
}

const measured: Measured[] = []
for (const [format, bytes] of await filesOf()) measured.push(await measure(format, bytes))
const machine = `Node ${process.versions.node}, ${availableParallelism()} cores`
const chars = longBulletin().text.length.toLocaleString('en-US')
const page = readFileSync(pagePath, 'utf8')
const [head, rest = ''] = page.split(begin)
const [, tail = ''] = rest.split(end)
const written = `${begin}\n${tableOf(measured)}\n\nOne bulletin of ${chars} characters, best of ${runs} runs; ${machine}.\n${end}`
writeFileSync(pagePath, `${head}${written}${tail}`)
process.stdout.write(`${written}\n`)
