/** Names in zips made in China are GBK as often as UTF-8, and no flag tells which. */
import type { Entry } from 'yauzl'
import { readShortly } from '../read-encoding.ts'

/** Info-ZIP Unicode Path Extra Field (APPNOTE.TXT 4.6.9): version, CRC-32 of the plain name, UTF-8. */
const unicodePath = 0x7075
const unicodePathHead = 5
/** Language encoding flag: the name is UTF-8. */
const utf8Bit = 0x800

/** The entry's path: by the Unicode field or flag where there is one, else evident UTF-8, else GB18030. */
export function nameOf(entry: Entry): string {
  const extra = entry.extraFields.find(({ id }) => id === unicodePath)?.data
  const isUtf8 = (entry.generalPurposeBitFlag & utf8Bit) !== 0
  const name =
    extra?.[0] === 1
      ? new TextDecoder().decode(extra.subarray(unicodePathHead))
      : isUtf8
        ? new TextDecoder().decode(entry.fileNameRaw)
        : readShortly(entry.fileNameRaw)
  return name.replaceAll('\\', '/').replaceAll('\0', '')
}
