import { expect, test } from 'vitest'
import { detectFormat } from './detect-format.ts'
import { weightOf } from './format.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const mail = 'From: a@example.org\r\nTo: b@example.org\r\nSubject: =?utf-8?B?566A5oql?=\r\n\r\n正文'
const page =
  'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.test/\r\nSubject: x\r\n' +
  'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n'
const ole = (stream: string) =>
  Uint8Array.from([
    ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    ...[...stream].flatMap((sign) => [sign.charCodeAt(0), 0]),
  ])

test.each([
  ['a text', utf8('简报\n第1期\n'), 'x.pdf', 'text'],
  ['a text that quotes a header', utf8('To: whom it may concern\n\nDear all'), 'x.eml', 'text'],
  [
    'minutes that begin with colons',
    utf8('Date: today\nPlace: here\nTopic: rice\n\n'),
    'x',
    'text',
  ],
  ['Markdown', utf8('# 简报\n'), 'x.MD', 'markdown'],
  ['a web page', utf8('\ufeff<!DOCTYPE html>\n<html>'), 'x.txt', 'html'],
  ['a web page behind comments', utf8('<!-- saved from url -->\n<html>'), 'x', 'html'],
  ['a piece of a web page', utf8('正文<p>一</p><p>二</p><br>'), 'x.htm', 'html'],
  ['an e-mail', utf8(mail), 'x.txt', 'eml'],
  ['a web page saved as one file', utf8(page), 'x.mht', 'mhtml'],
  ['a PDF', utf8('%PDF-1.7\n'), 'x.docx', 'pdf'],
  ['RTF', utf8('{\\rtf1\\ansi'), 'x.doc', 'rtf'],
  ['an old Word file', ole('WordDocument'), 'x.txt', 'doc'],
  ['an old workbook', ole('Workbook'), 'x.doc', 'ole'],
  ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'x.txt', 'image'],
  ['a 7z archive', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 'x.zip', 'other'],
  ['nothing', new Uint8Array(), 'x.txt', 'text'],
])('%s is told by its content', (_, bytes, name, format) => {
  expect(detectFormat(bytes, name)).toBe(format)
})

test('only small texts and web pages are read in process', () => {
  expect(weightOf('html', 2 * 1024 * 1024)).toBe('light')
  expect(weightOf('text', 2 * 1024 * 1024 + 1)).toBe('heavy')
  expect(weightOf('docx', 1)).toBe('heavy')
})
