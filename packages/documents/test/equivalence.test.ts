/**
 * The same bulletin in every format people drop gives the same records. The files come from writers
 * that know nothing of the readers: docx, pdfkit, nodemailer, fflate and LibreOffice.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder, isLeftOut } from '@jianbao/test-support'
import { strToU8, zipSync } from 'fflate'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { decodeText, readDocument } from '../src/index.ts'
import {
  contentOf,
  healed,
  linesOf,
  parse,
  type SetLine,
  sampleText,
} from './support/a-bulletin.ts'
import { convert } from './support/convert.ts'
import { writeDocx } from './support/write-docx.ts'
import { writeSitePage, writeWeChatPage } from './support/write-html.ts'
import { writeOfd } from './support/write-ofd.ts'
import { writePdf } from './support/write-pdf.ts'

/** One of each family: a digest of short news, and a compilation of long reports. */
const samples = ['county-digest.txt', 'case-compilation.txt']

const realFolder = process.env['JIANBAO_BULLETINS']
const real =
  realFolder === undefined ? [] : readdirSync(realFolder).filter((name) => name.endsWith('.txt'))

function realText(name: string): string {
  const decoded = decodeText(readFileSync(join(realFolder ?? '', name)), name)
  if (!decoded.ok) throw new Error(decoded.fault)
  return decoded.text
}

const bulletins = new Map([
  ...samples.map((name) => [name, sampleText(name)] as const),
  ...real.map((name) => [name, realText(name)] as const),
])

/** The articles of a file, of one that is a bulletin as of one that holds one. */
async function articlesOf(bytes: Uint8Array, name = 'file'): Promise<unknown[]> {
  const read = await readDocument(bytes, name)
  if (!read.ok) throw new Error(`${read.fault}: ${read.detail}`)
  const [member] = read.members ?? []
  if (member !== undefined && read.text === '') return articlesOf(member.bytes, member.path)
  return parse(read.text, read.pages).articles.map(contentOf)
}

const wanted = (text: string) => parse(text).articles.map(contentOf)

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), true)
  return bytes
}

/** By the C library's own converter. */
const gb18030 = (text: string): Uint8Array =>
  execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text, maxBuffer: 2 ** 24 })

const mail = (text: string): Promise<Buffer> =>
  new MailComposer({
    from: 'office@example.org',
    to: 'reader@example.org',
    subject: '转发：简报',
    text,
  })
    .compile()
    .build()

const markdown = (lines: readonly SetLine[]): string =>
  lines
    .map(({ text, role }) => ({ section: '## ', title: '### ', text: '' })[role] + text)
    .join('\n\n')

const made: Record<string, (text: string) => Uint8Array | Promise<Uint8Array>> = {
  'UTF-8 text': (text) => strToU8(text),
  'GB18030 text': (text) => gb18030(text),
  'UTF-16 text without a mark': (text) => utf16(text),
  Markdown: (text) => strToU8(markdown(linesOf(text))),
  'a page of a government site': (text) => strToU8(writeSitePage(linesOf(text))),
  'a page of a WeChat account': (text) => strToU8(writeWeChatPage(linesOf(text), '本周简报')),
  docx: (text) => writeDocx(linesOf(text)),
  eml: (text) => mail(text),
  'a text in a zip': (text) => zipSync({ '简报/第37期.txt': strToU8(text) }),
}

describe.each([...bulletins.keys()])('%s', (name) => {
  const text = bulletins.get(name) ?? ''

  test.each(Object.keys(made))('as %s gives the same articles and mentions', async (kind) => {
    const bytes = await made[kind]?.(text)
    expect(await articlesOf(bytes ?? new Uint8Array())).toEqual(wanted(text))
  })

  const whole = healed(text)

  test.skipIf(whole === null)('as ofd gives the same articles and mentions', async () => {
    expect(await articlesOf(writeOfd(linesOf(whole ?? '')))).toEqual(wanted(text))
  })

  test.skipIf(whole === null || isLeftOut('cjk-font'))(
    'as pdf gives the same articles and mentions',
    async () => {
      expect(await articlesOf(await writePdf(linesOf(whole ?? '')))).toEqual(wanted(text))
    },
    60_000,
  )
})

describe.skipIf(isLeftOut('libreoffice'))('what LibreOffice writes', () => {
  const formats = ['doc', 'odt', 'rtf', 'pdf'] as const
  const wholes = new Map(
    [...bulletins].flatMap(([name, text]) => {
      const whole = healed(text)
      return whole === null ? [] : [[name, whole] as const]
    }),
  )
  const written = new Map<string, ReadonlyMap<string, Uint8Array>>()

  beforeAll(async () => {
    using folder = aFolder()
    const docx = new Map<string, Uint8Array>()
    for (const [name, text] of wholes) docx.set(name, await writeDocx(linesOf(text)))
    for (const format of formats) written.set(format, await convert(docx, format, folder.path))
  }, 180_000)

  const cases = formats.flatMap((format) =>
    [...wholes.keys()].map((name) => [format, name] as const),
  )

  test.each(cases)('%s of %s gives the same articles and mentions', async (format, name) => {
    const bytes = written.get(format)?.get(name) ?? new Uint8Array()
    expect(await articlesOf(bytes)).toEqual(wanted(bulletins.get(name) ?? ''))
  })
})
