/**
 * Names of files that strangers chose. They are shown and hashed over, never used to build a path:
 * a newline, a bidirectional mark, `..` or 255 bytes stay where they came from.
 */
import { shownName } from '@jianbao/schema'
import { extensionBytesMax, safeNameBytesMax } from './limits.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const gb18030 = new TextDecoder('gb18030')

/** The bytes of a name as text: UTF-8, else GB18030, as zip files from Windows leave them. */
export function decodeName(name: Uint8Array): string {
  try {
    return utf8.decode(name)
  } catch {
    return gb18030.decode(name)
  }
}

// Browsers, sync tools and editors write under these names and rename when done.
const unfinished = /^(?:~\$|\.)|\.(?:part|partial|tmp|crdownload|download|filepart)$|~$/i
// What Windows leaves in every shared folder.
const furniture = /^(?:thumbs\.db|desktop\.ini)$/i

/** True for a name that its writer will rename when the file is whole, or that is no one's document. */
export function isTemporaryName(name: string): boolean {
  return unfinished.test(name) || furniture.test(name)
}

/**
 * Paths below `processing/` and the like for a file, best first: `<YYYY-MM>/<safe name>.<tag>.<ext>`,
 * then the same with a number, for the same bytes under the same name in one month.
 */
export function storedPaths(given: {
  name: string
  tag: string
  at: Date
  timeZone: string
  tries: readonly string[]
}): string[] {
  const { stem, extension } = safeName(given.name)
  const month = monthOf(given.at, given.timeZone)
  return ['', ...given.tries.map((each) => `-${each}`)].map(
    (suffix) => `${month}/${stem}.${given.tag}${suffix}${extension}`,
  )
}

/** The readable part of a name, safe on every file system, and its extension with the dot, or ''. */
export function safeName(name: string): { stem: string; extension: string } {
  const shown = shownName(name)
  const dot = shown.lastIndexOf('.')
  const tail = dot > 0 ? shown.slice(dot + 1) : ''
  const isExtension = /^[a-z0-9]+$/i.test(tail) && tail.length <= extensionBytesMax
  const stem = (isExtension ? shown.slice(0, dot) : shown)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}()（）《》【】〔〕、，.-]+/gu, '_')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.\-_]+|[.\-_]+$/g, '')
  return {
    stem: cutToBytes(stem, safeNameBytesMax) || 'file',
    extension: isExtension ? `.${tail.toLowerCase()}` : '',
  }
}

function cutToBytes(text: string, bytesMax: number): string {
  let bytes = 0
  let kept = ''
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > bytesMax) break
    kept += character
  }
  return kept
}

function monthOf(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit' })
    .formatToParts(at)
    .map((part) => [part.type, part.value] as const)
  const { year, month } = Object.fromEntries(parts)
  return `${year}-${month}`
}
