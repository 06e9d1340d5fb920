import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseBulletin } from '@jianbao/extraction'
import type { Bulletin } from '@jianbao/schema'

/** Reads one file and parses it; the record carries its normalised `text`. */
export async function readBulletin(path: string): Promise<Bulletin> {
  const bytes = await readFile(path)
  let text: string
  let encoding = 'utf-8'
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    encoding = 'gb18030'
    text = new TextDecoder('gb18030').decode(bytes)
  }
  const { sourceMap: _, ...bulletin } = parseBulletin(text, {
    name: basename(path),
    mediaType: 'text/plain',
    encoding,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
  return bulletin
}
