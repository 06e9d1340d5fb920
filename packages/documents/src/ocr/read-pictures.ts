/** Scans → text, where the operator turned recognition on. */
import type { Diagnostic } from '@jianbao/schema'
import type { Format } from '../format.ts'
import { ocrConfidenceMin } from '../limits.ts'
import { ReadFault } from '../read-fault.ts'
import type { Ocr } from './ocr.ts'
import { picturesOf } from './pictures.ts'
import { readTsv } from './read-tsv.ts'

export interface ReadPictures {
  readonly text: string
  readonly pages: readonly { readonly page: number; readonly start: number }[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Recorded with the bulletin: nobody should take recognised words for printed ones. */
function confidenceOf(percent: number): Diagnostic {
  const severity = percent < ocrConfidenceMin ? 'warning' : 'info'
  const message = `文字由图片识别得到，平均可信度 ${Math.round(percent)}%，请对照原件核对。`
  return { code: 'recognised-text', severity, message, start: null, end: null }
}

/** Recognises every page. Throws ReadFault: `needs-ocr` where the machine cannot, `no-text`. */
export async function readPictures(
  format: Format,
  bytes: Uint8Array,
  ocr: Ocr,
): Promise<ReadPictures> {
  const parts: string[] = []
  const pages: { page: number; start: number }[] = []
  let length = 0
  let chars = 0
  let confidence = 0
  for await (const picture of picturesOf(format, bytes)) {
    pages.push({ page: pages.length + 1, start: length })
    if (picture.length === 0) continue
    const found = readTsv(await ocr(picture))
    const text = found.paragraphs.map((paragraph) => `${paragraph}\n\n`).join('')
    parts.push(text)
    length += text.length
    chars += found.chars
    confidence += found.confidence
  }
  if (chars === 0) throw new ReadFault('no-text')
  return { text: parts.join(''), pages, diagnostics: [confidenceOf(confidence / chars)] }
}
