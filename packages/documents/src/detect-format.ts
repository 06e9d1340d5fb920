/** Which format a file is in. Its bytes decide; its name only breaks ties between texts. */
import { binaryFormatOf } from './binary-format.ts'
import type { Format } from './format.ts'
import { headBytes } from './limits.ts'
import { zipNames } from './zip-names.ts'

const images = new Set(['png', 'jpeg', 'gif', 'tiff', 'webp', 'heic', 'bmp'])

/** A file's beginning as Latin-1, or as the low bytes of UTF-16: marks of formats are ASCII. */
function headOf(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, headBytes))
  return text.replaceAll('\0', '').replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
}

const htmlMark =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|meta|title|div|p|table|section|article|h[1-6])\b/i
const htmlName = /\.(?:html?|xhtml|shtml)$/i
const htmlTags = /<(?:p|div|br|table|span|h[1-6]|body)\b[^>]*>/gi
const htmlTagsMin = 3

const isHtml = (head: string, name: string): boolean =>
  htmlMark.test(head) || (htmlName.test(name) && (head.match(htmlTags)?.length ?? 0) >= htmlTagsMin)

const headerLine = /^[A-Za-z][A-Za-z0-9-]{0,60}:(?: |\t|$|\r)/
const mailHeader =
  /^(?:from|to|cc|subject|date|mime-version|received|return-path|message-id|content-type|delivered-to|reply-to|x-[a-z-]+):/i
const mailHeadersMin = 3

/** The header lines of an e-mail (RFC 5322), folded ones joined; empty where the text begins otherwise. */
function headersOf(head: string): readonly string[] {
  const end = head.search(/\r?\n\r?\n/)
  const block = (end < 0 ? head : head.slice(0, end)).replace(/^From [^\n]*\n/, '')
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  if (end < 0) lines.pop()
  return lines.every((line) => headerLine.test(line)) ? lines : []
}

function mailFormat(head: string): Format | null {
  const headers = headersOf(head)
  if (headers.filter((line) => mailHeader.test(line)).length < mailHeadersMin) return null
  const has = (pattern: RegExp): boolean => headers.some((line) => pattern.test(line))
  const isPage =
    has(/^snapshot-content-location:/i) ||
    (has(/^content-type: *multipart\/related/i) && !has(/^(?:to|received|message-id):/i))
  return isPage ? 'mhtml' : 'eml'
}

function zipFormat(bytes: Uint8Array): Format {
  const names = new Set(zipNames(bytes))
  if (names.has('word/document.xml')) return 'docx'
  if (names.has('OFD.xml')) return 'ofd'
  if (names.has('[Content_Types].xml') && names.has('_rels/.rels')) return officeFormat(names)
  if (names.has('mimetype') && names.has('content.xml')) return 'odt'
  return 'zip'
}

/** Office files name their main part as they like; workbooks and slides are not read. */
const officeFormat = (names: ReadonlySet<string>): Format =>
  [...names].some((name) => name.startsWith('word/')) ? 'docx' : 'other'

const utf16 = (text: string): readonly number[] =>
  [...text].flatMap((sign) => [sign.charCodeAt(0), 0])

function includes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const first = wanted[0] ?? 0
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

/** Streams of a compound file ([MS-CFB]) are named in UTF-16. */
const oleFormat = (bytes: Uint8Array): Format =>
  includes(bytes, utf16('WordDocument')) ? 'doc' : 'ole'

/** True where a compound file holds an Office document behind a password ([MS-OFFCRYPTO]). */
export const isEncryptedOffice = (bytes: Uint8Array): boolean =>
  includes(bytes, utf16('EncryptedPackage'))

function binaryFormat(binary: string, bytes: Uint8Array): Format {
  if (binary === 'zip') return zipFormat(bytes)
  if (binary === 'ole') return oleFormat(bytes)
  if (binary === 'pdf' || binary === 'rtf') return binary
  return images.has(binary) ? 'image' : 'other'
}

/**
 * The format a file's content shows. Linear, unpacks nothing, never throws: what is not recognised is
 * `text`, whose reader refuses noise. The name tells Markdown from text, and a torn web page from text.
 */
export function detectFormat(bytes: Uint8Array, name: string): Format {
  const binary = binaryFormatOf(bytes)
  if (binary !== null) return binaryFormat(binary, bytes)
  const head = headOf(bytes)
  const mail = mailFormat(head)
  if (mail !== null) return mail
  if (isHtml(head, name)) return 'html'
  return /\.(?:md|markdown)$/i.test(name) ? 'markdown' : 'text'
}
