/** Bytes → text: what a file says, whatever it was written with. */
import type { Diagnostic, FaultCode } from '@jianbao/schema'
import { decodeText } from './decode-text.ts'
import { detectFormat, isEncryptedOffice } from './detect-format.ts'
import type { Format } from './format.ts'
import { depthMax } from './limits.ts'

/** A page of the original and where it begins: a UTF-16 offset into `text`. Pages count from 1. */
export interface PageStart {
  readonly page: number
  readonly start: number
}

/** A file inside a container. `path` is safe to show and never to open: `/` parts its folders. */
export interface Member {
  readonly path: string
  readonly bytes: Uint8Array
}

export interface ReadDocument {
  readonly ok: true
  readonly format: Format
  /** Well-formed, without NUL. Empty for a container that says nothing itself: all zips, some e-mails. */
  readonly text: string
  readonly mediaType: string
  /** Null for formats that are not characters. */
  readonly encoding: string | null
  /** In order, where the format has pages. */
  readonly pages?: readonly PageStart[]
  /** For containers, in the order they hold them: each is a bulletin of its own. */
  readonly members?: readonly Member[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The content cannot be read; `fault` is in the catalogue of `@jianbao/schema`. */
export interface RefusedDocument {
  readonly ok: false
  readonly format: Format
  readonly fault: FaultCode
  /** What was found, for people: a media type, a number, the name of a member. */
  readonly detail?: string
}

export interface ReadOptions {
  /** How many containers the file came out of: 0 for a file as it was dropped, 1 for a member of one. */
  readonly depth?: number
}

type ReadText = Omit<ReadDocument, 'format'> | Omit<RefusedDocument, 'format'>

/**
 * Reads a file of any format by its content; the name only breaks ties. Never throws for what a file
 * holds: damage, encryption and excess are faults. May take memory and time beyond all bounds for
 * formats of weight `heavy` (`weightOf`): read those in a child process.
 */
export async function readDocument(
  bytes: Uint8Array,
  name: string,
  { depth = 0 }: ReadOptions = {},
): Promise<ReadDocument | RefusedDocument> {
  const format = detectFormat(bytes, name)
  if (format === 'zip' && depth >= depthMax) return { ok: false, format, fault: 'nested-too-deep' }
  const read = await readAs(format, bytes, name)
  return { format, ...read }
}

async function readAs(format: Format, bytes: Uint8Array, name: string): Promise<ReadText> {
  switch (format) {
    case 'text':
    case 'markdown':
      return decodeText(bytes, name)
    case 'image':
      return { ok: false, fault: 'needs-ocr' }
    case 'ole':
      return isEncryptedOffice(bytes)
        ? { ok: false, fault: 'encrypted' }
        : { ok: false, fault: 'unsupported-format', detail: format }
    default:
      return { ok: false, fault: 'unsupported-format', detail: format }
  }
}
