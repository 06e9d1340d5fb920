import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { aFolder, isLeftOut, requireProgram } from '@jianbao/test-support'
import PDFDocument from 'pdfkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { readDocument, tesseract } from '../src/index.ts'

const sentence = '安排资金五亿元支持大豆加工园区建设'

/** What a browser shows of the sentence. */
async function pictureOf(text: string): Promise<Uint8Array> {
  using folder = aFolder()
  const page = join(folder.path, 'page.html')
  const picture = join(folder.path, 'page.png')
  writeFileSync(page, `<meta charset="utf-8"><p style="font: 30px serif; margin: 60px">${text}</p>`)
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking']
  const look = [`--screenshot=${picture}`, '--window-size=900,200', `file://${page}`]
  await promisify(execFile)(requireProgram('chromium'), [...args, ...look], { timeout: 60_000 })
  return new Uint8Array(readFileSync(picture))
}

/** A page as a scanner sees it: nothing but a picture. */
function scan(picture: Uint8Array): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 0 })
  const chunks: Uint8Array[] = []
  const done = new Promise<Uint8Array>((resolve) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
  })
  pdf.image(Buffer.from(picture), 0, 0, { width: pdf.page.width })
  pdf.end()
  return done
}

describe.skipIf(isLeftOut('tesseract') || isLeftOut('chromium'))('a scan', () => {
  let picture: Uint8Array
  beforeAll(async () => {
    // Recognition tends to lose the first sign of a picture: what counts here is that words arrive.
    picture = await pictureOf(`全县${sentence}`)
  }, 60_000)

  test('without text recognition is refused with what to do', async () => {
    expect(await readDocument(picture, 'a.png')).toMatchObject({ fault: 'needs-ocr' })
    expect(await readDocument(await scan(picture), 'a.pdf')).toMatchObject({ fault: 'needs-ocr' })
  })

  test('with it is read, as a picture and as a PDF, and says how sure the words are', async () => {
    for (const bytes of [picture, await scan(picture)]) {
      const read = await readDocument(bytes, 'a', { ocr: tesseract })
      if (!read.ok) throw new Error(`${read.fault}: ${read.detail}`)
      expect(read.text.replace(/\s/g, '')).toContain(sentence)
      expect(read.pages).toEqual([{ page: 1, start: 0 }])
      expect(read.diagnostics[0]).toMatchObject({ code: 'recognised-text' })
      expect(read.diagnostics[0]?.message).toMatch(/平均可信度 \d{2,3}%/)
    }
  })
})
