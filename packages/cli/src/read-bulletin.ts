import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  fileBytesMax,
  type Member,
  type ReadDocument,
  type RefusedDocument,
  readDocument,
  tesseract,
} from '@jianbao/documents'
import { parseBulletin } from '@jianbao/extraction'
import { type Bulletin, faults, type Topic } from '@jianbao/schema'

/** What a file gave: one bulletin, or for a container (zip, e-mail) those of its members. */
export interface BulletinsOfFile {
  readonly isContainer: boolean
  readonly bulletins: readonly Bulletin[]
  /** Members that cannot be read, each with a sentence that names it. */
  readonly errors: readonly Error[]
}

/**
 * Reads one file and parses it; the records carry their normalised `text`. Needs nothing but the file
 * and the topics its articles may have.
 *
 * Throws an Error whose message names the file and says in a sentence what to do.
 */
export async function readBulletins(
  path: string,
  topics: readonly Topic[],
  { ocr = false }: { readonly ocr?: boolean } = {},
): Promise<BulletinsOfFile> {
  const bytes = await readBytes(path)
  const name = basename(path)
  const reading = { ocr: ocr ? tesseract : undefined }
  const document = await readDocument(bytes, name, reading)
  if (!document.ok) throw faultOf(path, document)
  const bulletins: Bulletin[] = []
  const errors: Error[] = []
  if (document.text !== '') bulletins.push(bulletinOf({ path: name, bytes }, document, topics))
  for (const member of document.members ?? []) {
    if (member.fault) {
      errors.push(faultOf(`${path}：${member.path}`, { fault: member.fault }))
      continue
    }
    const read = await readDocument(member.bytes, member.path, { ...reading, depth: 1 })
    if (read.ok) bulletins.push(bulletinOf(member, read, topics))
    else errors.push(faultOf(`${path}：${member.path}`, read))
  }
  return { isContainer: document.members !== undefined, bulletins, errors }
}

/** Reads a file that is a single bulletin. Throws as `readBulletins` does. */
export async function readBulletin(path: string, topics: readonly Topic[]): Promise<Bulletin> {
  const { bulletins, errors } = await readBulletins(path, topics)
  const [bulletin] = bulletins
  if (bulletin === undefined) throw errors[0] ?? faultOf(path, { fault: 'no-text' })
  return bulletin
}

function bulletinOf(file: Member, document: ReadDocument, topics: readonly Topic[]): Bulletin {
  const { text, mediaType, encoding, pages } = document
  const { sourceMap: _, ...bulletin } = parseBulletin(
    text,
    {
      name: file.path,
      mediaType,
      encoding,
      bytes: file.bytes.length,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
    },
    { topics, pages },
  )
  return { ...bulletin, diagnostics: [...document.diagnostics, ...bulletin.diagnostics] }
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
  if (!stat.isFile()) throw faultOf(path, { fault: 'not-a-regular-file' })
  if (stat.size > fileBytesMax) throw faultOf(path, { fault: 'file-too-large' })
  return file.readFile()
}

function faultOf(path: string, refused: Pick<RefusedDocument, 'fault' | 'detail'>): Error {
  const detail = refused.detail === undefined ? '' : `（${refused.detail}）`
  return new Error(`${path}：${faults[refused.fault].zh}${detail}`)
}

const sentences = new Map([
  ['ENOENT', '找不到这个文件。请检查路径。'],
  ['ENOTDIR', '找不到这个文件。请检查路径。'],
  ['EACCES', '没有读取权限。请检查文件权限，或换一个用户运行。'],
  ['EISDIR', '这是文件夹。请给出其中的文件。'],
])
