/** Bytes → everything the ledger wants to know of a file. Pure: no database, no clock. */
import {
  detectFormat,
  type Member,
  type ReadDocument,
  readDocument,
  tesseract,
} from '@jianbao/documents'
import {
  bandsOf,
  fingerprintOf,
  type ParseOptions,
  parseBulletin,
  type SourceMap,
  signatureOf,
} from '@jianbao/extraction'
import {
  type Article,
  type Bulletin,
  type FaultCode,
  fileBytesMax,
  matchText,
} from '@jianbao/schema'
import { recordsMax } from './limits.ts'

export interface ReadArticle {
  readonly article: Article
  readonly matchText: string
  readonly fingerprint: string
  readonly signature: readonly number[]
  readonly bands: readonly string[]
}

interface ReadBulletin {
  readonly header: Omit<Bulletin, 'articles' | 'text'>
  readonly text: string
  readonly sourceMap: SourceMap
  readonly articles: readonly ReadArticle[]
}

/** A file inside a container. With a fault it is refused unread. */
export interface FoundMember {
  /** Its path inside, as people see it. */
  readonly member: string
  readonly bytes: Uint8Array
  readonly fault: FaultCode | null
}

/** The same on its way from a child: the bytes stand in a file of the scratch folder. */
export interface CopiedMember {
  readonly member: string
  readonly bytes: number
  readonly fault: FaultCode | null
  /** Null where it is refused. */
  readonly copy: string | null
}

/** What a file says, and what it holds; or the fault that no retry can cure. */
export type Reading<InContainer = FoundMember> =
  | {
      readonly ok: true
      readonly mediaType: string
      readonly encoding: string | null
      /** Null for a container that says nothing itself. */
      readonly bulletin: ReadBulletin | null
      readonly members: readonly InContainer[]
    }
  | { readonly ok: false; readonly fault: FaultCode; readonly detail?: string | undefined }

export interface FileToRead {
  readonly sha256: string
  readonly name: string
  /** 1 for a file that came only out of a container: what it holds is not opened. */
  readonly depth: 0 | 1
  readonly bytes: Uint8Array
}

/** The topics of this deployment, without them the bundled ones; and whether scans are recognised. */
export type ReadingOptions = Pick<ParseOptions, 'topics'> & { readonly ocr?: boolean }

export async function readBulletin(
  file: FileToRead,
  { ocr = false, ...options }: ReadingOptions = {},
): Promise<Reading> {
  const { bytes, name, depth } = file
  const document = await readDocument(bytes, name, { depth, ocr: ocr ? tesseract : undefined })
  if (!document.ok) return { ok: false, fault: document.fault, detail: document.detail }
  const { mediaType, encoding, text } = document
  const members = []
  for (const member of document.members ?? []) members.push(await judgeMember(member))
  const isSilent = members.length > 0 && text === ''
  const bulletin = isSilent ? null : readText(file, document, options)
  if (bulletin && recordsOf(bulletin) > recordsMax) return { ok: false, fault: 'too-many-records' }
  return { ok: true, mediaType, encoding, bulletin, members }
}

function readText(
  { sha256, name, bytes }: FileToRead,
  document: ReadDocument,
  options: ParseOptions,
): ReadBulletin {
  const { mediaType, encoding, pages } = document
  const source = { name, mediaType, encoding, bytes: bytes.length, sha256 }
  const { articles, text, sourceMap, ...parsed } = parseBulletin(document.text, source, {
    ...options,
    pages,
  })
  const diagnostics = [...document.diagnostics, ...parsed.diagnostics]
  const header = { ...parsed, diagnostics }
  return { header, text, sourceMap, articles: articles.map(readArticle) }
}

function recordsOf({ articles }: ReadBulletin): number {
  let count = 0
  for (const { article } of articles) {
    count += article.blocks.length
    for (const mentions of Object.values(article.mentions)) count += mentions.length
  }
  return count
}

/**
 * A member is a bulletin of its own, never a container again. One that could only be read as a
 * container is refused here, unread: as a source it would be known as rejected when it is dropped by
 * itself, where it may be opened.
 */
async function judgeMember({ path, bytes, fault }: Member): Promise<FoundMember> {
  return { member: path, bytes, fault: fault ?? (await faultOf(bytes, path)) }
}

async function faultOf(bytes: Uint8Array, path: string): Promise<FaultCode | null> {
  if (bytes.length === 0) return 'empty-file'
  if (bytes.length > fileBytesMax) return 'file-too-large'
  const format = detectFormat(bytes, path)
  if (format === 'zip') return 'nested-too-deep'
  if (format !== 'eml') return null
  const mail = await readDocument(bytes, path, { depth: 1 })
  return !mail.ok && mail.fault === 'nested-too-deep' ? mail.fault : null
}

function readArticle(article: Article): ReadArticle {
  const { label, title, abstract } = article
  const signature = signatureOf(article)
  return {
    article,
    matchText: matchText(label, title, abstract, ...article.blocks.map((block) => block.text)),
    fingerprint: fingerprintOf(article),
    signature,
    bands: bandsOf(signature),
  }
}
