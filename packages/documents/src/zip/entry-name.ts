/** Names in zips made in China are GBK as often as UTF-8, and no flag tells which. */
import type { Entry } from 'yauzl'
import { readEncoding } from '../read-encoding.ts'

/** Info-ZIP Unicode Path Extra Field (APPNOTE.TXT 4.6.9): version, CRC-32 of the plain name, UTF-8. */
const unicodePath = 0x7075
const unicodePathHead = 5

/** The entry's path: the Unicode field where there is one, else strict UTF-8, else GB18030. */
export function nameOf(entry: Entry): string {
  const extra = entry.extraFields.find(({ id }) => id === unicodePath)?.data
  const raw = extra?.[0] === 1 ? extra.subarray(unicodePathHead) : entry.fileNameRaw
  const name = readEncoding(raw)?.text ?? new TextDecoder('latin1').decode(raw)
  return name.replaceAll('\\', '/').replaceAll('\0', '')
}
