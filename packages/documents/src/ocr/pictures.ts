/** The pictures that a file without text consists of, page by page. */
import { extractImages } from 'unpdf'
import type { Format } from '../format.ts'
import { ocrPagesMax } from '../limits.ts'
import { openPdf } from '../pages/read-pdf.ts'
import { readZip } from '../zip/read-zip.ts'

type PdfImage = Awaited<ReturnType<typeof extractImages>>[number]

/** The largest picture of a page is its scan; smaller ones are stamps. */
const largest = (images: readonly PdfImage[]): PdfImage | undefined =>
  [...images].sort((a, b) => b.width * b.height - a.width * a.height)[0]

/** Portable any-map: the plainest form of a picture that every program reads. */
function toPnm({ data, width, height, channels }: PdfImage): Uint8Array {
  const isGrey = channels === 1
  const head = Buffer.from(`${isGrey ? 'P5' : 'P6'} ${width} ${height} 255\n`, 'latin1')
  if (channels !== 4) return Buffer.concat([head, new Uint8Array(data)])
  const pixels = new Uint8Array(width * height * 3)
  for (let at = 0; at < width * height; at += 1) {
    pixels.set(data.subarray(at * 4, at * 4 + 3), at * 3)
  }
  return Buffer.concat([head, pixels])
}

async function* picturesOfPdf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const pdf = await openPdf(bytes)
  try {
    for (let page = 1; page <= Math.min(pdf.numPages, ocrPagesMax); page += 1) {
      const image = largest(await extractImages(pdf, page))
      yield image === undefined ? new Uint8Array() : toPnm(image)
    }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

const pictureName = /\.(?:png|jpe?g|tiff?|bmp|webp)$/i

/** Scans packed in Office and OFD files, in the order of their names. */
async function* picturesOfPackage(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const entries = (await readZip(bytes)).filter(({ path }) => pictureName.test(path))
  const inOrder = entries.sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }))
  for (const entry of inOrder.slice(0, ocrPagesMax)) yield await entry.read()
}

/** One picture a page; empty where a page has none. */
export async function* picturesOf(format: Format, bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (format === 'image') yield bytes
  else if (format === 'pdf') yield* picturesOfPdf(bytes)
  else yield* picturesOfPackage(bytes)
}
