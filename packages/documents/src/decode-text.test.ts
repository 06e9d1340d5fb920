import { describe, expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'
import { textBytesMax } from './limits.ts'

const sentence = '云南省昆明市东川区 2026 年投入 5 亿元，支持乡村振兴。\n'
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The sentence in GB18030, written by another encoder than the one under test. */
const gb18030 = Uint8Array.from(
  Buffer.from(
    'd4c6c4cfcaa1c0a5c3f7cad0b6abb4a8c7f8203230323620c4eacdb6c8eb20352' +
      '0d2dad4aaa3acd6a7b3d6cfe7b4e5d5f1d0cba1a30a',
    'hex',
  ),
)

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = mark ? `\ufeff${text}` : text
  const view = new DataView(new ArrayBuffer(units.length * 2))
  for (let at = 0; at < units.length; at += 1) {
    view.setUint16(at * 2, units.charCodeAt(at), littleEndian)
  }
  return new Uint8Array(view.buffer)
}

const read = (bytes: Uint8Array, name = 'a.txt') => {
  const decoded = decodeText(bytes, name)
  return decoded.ok ? decoded : { ...decoded, text: undefined, encoding: undefined }
}

describe('a text is read in the encoding it is in', () => {
  test.each([
    ['UTF-8', utf8(sentence), 'utf-8'],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${sentence}`), 'utf-8'],
    ['UTF-16 little endian with a mark', utf16(sentence, true, true), 'utf-16le'],
    ['UTF-16 big endian with a mark', utf16(sentence, false, true), 'utf-16be'],
    ['UTF-16 little endian without a mark', utf16(sentence, true, false), 'utf-16le'],
    ['UTF-16 big endian without a mark', utf16(sentence, false, false), 'utf-16be'],
    ['GB18030', gb18030, 'gb18030'],
  ])('%s', (_, bytes, encoding) => {
    expect(read(bytes)).toMatchObject({ text: sentence, encoding, diagnostics: [] })
  })

  test('plain ASCII in UTF-16 is not taken for UTF-8 full of NUL', () => {
    const bytes = utf16('Issue 12\nContents\n', true, false)
    expect(read(bytes)).toMatchObject({ text: 'Issue 12\nContents\n', encoding: 'utf-16le' })
  })

  test('a UTF-8 text torn in the middle of a character stays UTF-8 and says so', () => {
    const whole = utf8(sentence.repeat(20))
    const torn = read(whole.subarray(0, whole.length - 2))
    expect(torn).toMatchObject({ encoding: 'utf-8', diagnostics: [{ code: 'undecodable-bytes' }] })
    expect(torn.text?.startsWith(sentence)).toBe(true)
  })

  test('single NUL characters are dropped', () => {
    expect(read(utf8(`${sentence}\0${sentence.repeat(10)}`)).text).toBe(sentence.repeat(11))
  })
})

describe('what is not text is refused with its fault', () => {
  const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3) * 31) & 0xff)
  test.each([
    ['an empty file', new Uint8Array(), 'empty-file'],
    ['white space only', utf8(' \n\u3000\t\r\n'), 'no-text'],
    ['a byte order mark only', utf8('\ufeff'), 'no-text'],
    ['a PDF', utf8('%PDF-1.7\n1 0 obj\n'), 'not-text'],
    ['a PDF behind a preamble', utf8(`\n\n%PDF-1.4\n${sentence}`), 'not-text'],
    ['a zip or docx', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0), 'not-text'],
    [
      'an old Word file',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0),
      'not-text',
    ],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'not-text'],
    ['noise', noise, 'not-text'],
    ['NUL bytes', new Uint8Array(4096), 'not-text'],
    ['a text beyond the limit', new Uint8Array(textBytesMax + 1).fill(0x61), 'text-too-large'],
  ])('%s', (_, bytes, fault) => {
    expect(decodeText(bytes, 'innocent.txt')).toEqual({ ok: false, fault })
  })
})

test('the name tells Markdown from plain text and nothing else', () => {
  expect(decodeText(utf8('# 简报\n'), 'A.MD')).toMatchObject({ mediaType: 'text/markdown' })
  expect(decodeText(utf8(sentence), 'x.pdf')).toMatchObject({ mediaType: 'text/plain' })
})
