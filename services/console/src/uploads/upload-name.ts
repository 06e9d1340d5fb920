/** The name an upload gets in the inbox: the person's own, as far as it is harmless. */
import { uploadNameBytesMax } from '../limits.ts'

/**
 * One path component: no folders, nothing invisible, nothing the watcher takes for temporary, short
 * enough for every file system. `attempt` 2 and up put a number before the extension.
 */
export function uploadName(given: string, attempt: number): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const visible = last
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]+/gu, '_')
    .replace(/^[.~$\s]+|[.~\s]+$/g, '')
  const dot = visible.lastIndexOf('.')
  const hasExtension = dot > 0 && visible.length - dot <= 11
  const stem = hasExtension ? visible.slice(0, dot) : visible
  const extension = hasExtension ? visible.slice(dot) : ''
  const number = attempt > 1 ? ` (${attempt})` : ''
  const room = uploadNameBytesMax - Buffer.byteLength(number + extension)
  const name = `${cutToBytes(stem, room) || 'upload'}${number}${extension}`
  // A name like "x.part" would wait in the inbox for ever.
  return /\.(?:part|partial|tmp|crdownload|download|filepart)$/i.test(name) ? `${name}_` : name
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
