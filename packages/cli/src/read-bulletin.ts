import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { decodeText } from '@jianbao/documents'
import { parseBulletin } from '@jianbao/extraction'
import { type Bulletin, type FaultCode, faults, type Topic } from '@jianbao/schema'

/** The same as for files in the inbox. */
const fileBytesMax = 64 * 1024 * 1024

/**
 * Reads one file and parses it; the record carries its normalised `text`. Needs nothing but the file
 * and the topics its articles may have.
 *
 * Throws an Error whose message names the file and says in a sentence what to do.
 */
export async function readBulletin(path: string, topics: readonly Topic[]): Promise<Bulletin> {
  const bytes = await readBytes(path)
  const decoded = decodeText(bytes, basename(path))
  if (!decoded.ok) throw faultOf(path, decoded.fault)
  const { sourceMap: _, ...bulletin } = parseBulletin(
    decoded.text,
    {
      name: basename(path),
      mediaType: decoded.mediaType,
      encoding: decoded.encoding,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
    { topics },
  )
  return { ...bulletin, diagnostics: [...decoded.diagnostics, ...bulletin.diagnostics] }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    // Opening a pipe nobody writes to would wait for ever.
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    return await regularBytes(path, file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const sentence = sentences.get(code)
    if (sentence === undefined) throw error
    throw new Error(`${path}：${sentence}`, { cause: error })
  }
}

/** Asks the open handle, not the name: a pipe or a device would never end. */
async function regularBytes(path: string, file: FileHandle): Promise<Uint8Array> {
  const stat = await file.stat()
  if (stat.isDirectory())
    throw new Error(`${path}：这是文件夹。请给出其中的文件，例如 ${path}/*.txt。`)
  if (!stat.isFile()) throw faultOf(path, 'not-a-regular-file')
  if (stat.size > fileBytesMax) throw faultOf(path, 'file-too-large')
  return file.readFile()
}

function faultOf(path: string, fault: FaultCode): Error {
  return new Error(`${path}：${faults[fault].zh}`)
}

const sentences = new Map([
  ['ENOENT', '找不到这个文件。请检查路径。'],
  ['ENOTDIR', '找不到这个文件。请检查路径。'],
  ['EACCES', '没有读取权限。请检查文件权限，或换一个用户运行。'],
  ['EISDIR', '这是文件夹。请给出其中的文件。'],
])
