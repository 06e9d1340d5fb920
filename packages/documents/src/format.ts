/** The formats people drop, and how dangerous it is to read them. */
import { lightBytesMax } from './limits.ts'

/**
 * - `mhtml` is a web page saved with its pictures (.mht); `ole` an old Office file that is no Word document.
 * - `image` has no text layer; `other` is nothing this package reads.
 */
export type Format =
  | 'text'
  | 'markdown'
  | 'html'
  | 'mhtml'
  | 'docx'
  | 'doc'
  | 'rtf'
  | 'odt'
  | 'pdf'
  | 'ofd'
  | 'eml'
  | 'zip'
  | 'ole'
  | 'image'
  | 'other'

const lightFormats: ReadonlySet<Format> = new Set(['text', 'markdown', 'html'])

/**
 * `light`: plain characters, read in process. `heavy`: packed, compiled or large; read it only in a
 * child process that may be killed. Pure.
 */
export const weightOf = (format: Format, bytes: number): 'light' | 'heavy' =>
  lightFormats.has(format) && bytes <= lightBytesMax ? 'light' : 'heavy'

/** A container's members are bulletins of their own. */
export const isContainer = (format: Format): boolean => format === 'zip' || format === 'eml'

/** Media types as IANA registers them; texts and pictures have several, decided by who reads them. */
export const mediaTypes: Partial<Record<Format, string>> = {
  html: 'text/html',
  mhtml: 'multipart/related',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  rtf: 'application/rtf',
  odt: 'application/vnd.oasis.opendocument.text',
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  eml: 'message/rfc822',
  zip: 'application/zip',
}
