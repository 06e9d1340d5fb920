/** The characters of a web page: what its bytes prove, then what it declares, then what fits. */
import { headBytes } from '../limits.ts'
import { readDeclared, readEncoding, type TextEncoding } from '../read-encoding.ts'

const charset = /<meta\b[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w-]{2,20})/i

/** Chinese labels as the WHATWG Encoding Standard maps them, GBK and GB2312 to their superset. */
const labels: Readonly<Record<string, TextEncoding>> = {
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  'x-gbk': 'gb18030',
  big5: 'big5',
  'big5-hkscs': 'big5',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
}

/** The encoding a label names, or null for UTF-8 and what is not Chinese. */
const encodingOfLabel = (label: string): TextEncoding | null => labels[label.toLowerCase()] ?? null

/**
 * Decodes a page, or answers null where it is in no known encoding. Valid UTF-8 wins over a
 * declaration: browsers save pages as UTF-8 and leave `charset=gb2312` in them.
 */
export function decodeHtml(
  bytes: Uint8Array,
  declared: string | null = null,
): { readonly text: string; readonly encoding: TextEncoding } | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headBytes))
  const label = declared ?? charset.exec(head)?.[1] ?? ''
  const encoding = encodingOfLabel(label)
  return (encoding === null ? null : readDeclared(bytes, encoding)) ?? readEncoding(bytes)
}
