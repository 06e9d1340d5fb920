/** Files that nest deeper, repeat more or run on longer than anything honest does. */
import { randomFrom } from '../random-from.ts'
import { aDocx, aMail, anOfd, aPage, wordParagraph } from './honest-files.ts'
import type { HostileFile } from './hostile-file.ts'

const mb = 1024 * 1024
const spaces = (megabytes: number) => Buffer.alloc(megabytes * mb, ' ')
const text = Buffer.from('The county invests 5 million yuan in water and roads.\n'.repeat(40))

const nested = (open: string, inside: string, close: string, times: number) =>
  `${open.repeat(times)}${inside}${close.repeat(times)}`

export function deepNesting(): HostileFile[] {
  const calm = [
    'parsed',
    'damaged-file',
    'no-text',
    'line-too-long',
    'too-slow',
    'too-much-memory',
    'expanded-too-large',
  ]
  const table = ['<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'] as const
  const mail = (depth: number): string =>
    Array.from(
      { length: depth },
      (_, index) => `Content-Type: multipart/mixed; boundary="b${index}"\r\n\r\n--b${index}\r\n`,
    ).join('')
  const files: [what: string, name: string, make: () => Buffer, fast?: boolean][] = [
    [
      '5,000 div, in process',
      'deep-1.html',
      () => aPage(nested('<div>', `${text}`, '</div>', 5_000)),
      true,
    ],
    ['100,000 div', 'deep-2.html', () => aPage(nested('<div>', `${text}`, '</div>', 100_000))],
    ['300,000 b never closed', 'deep-3.html', () => aPage(nested('<b>', `${text}`, '', 300_000))],
    [
      '20,000 tables',
      'deep-4.html',
      () => aPage(nested('<table><tr><td>', `${text}`, '</td></tr></table>', 20_000)),
    ],
    [
      '50,000 lists',
      'deep-5.html',
      () => aPage(nested('<ul><li>', `${text}`, '</li></ul>', 50_000)),
    ],
    [
      'an attribute of 1 MB',
      'deep-6.html',
      () => aPage(`<p title="${'x'.repeat(mb)}">${text}</p>`),
    ],
    [
      '100,000 attributes',
      'deep-7.html',
      () =>
        aPage(
          `<p ${Array.from({ length: 100_000 }, (_, index) => `a${index}=""`).join(' ')}>${text}</p>`,
        ),
    ],
    [
      '3,000 tables in Word',
      'deep-1.docx',
      () => aDocx(nested(table[0], wordParagraph(`${text}`), table[1], 3_000)),
      true,
    ],
    [
      '200,000 runs in Word',
      'deep-2.docx',
      () => aDocx(`<w:p>${'<w:r><w:t>x</w:t></w:r>'.repeat(200_000)}</w:p>`),
    ],
    ['300 MB of spaces in Word', 'bomb.docx', () => aDocx(spaces(300)), true],
    [
      '200 MB of paragraphs in Word',
      'bomb-2.docx',
      () => aDocx(Buffer.from('<w:p/>'.repeat(35 * mb))),
    ],
    [
      '100,000 layers in OFD',
      'deep-1.ofd',
      () => anOfd(nested('<ofd:PageBlock>', '', '</ofd:PageBlock>', 100_000)),
    ],
    ['300 MB of spaces in OFD', 'bomb.ofd', () => anOfd(spaces(300))],
    [
      '2,000 parts in parts of an e-mail',
      'deep-1.eml',
      () =>
        Buffer.from(
          `From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n${mail(2_000)}Content-Type: text/plain\r\n\r\n${text}`,
        ),
      true,
    ],
    [
      '5,000 headers of an e-mail',
      'deep-2.eml',
      () =>
        Buffer.from(
          `From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n${'Received: from x by y; z\r\n'.repeat(5_000)}\r\n${text}`,
        ),
    ],
    [
      'a header of 5 MB',
      'deep-3.eml',
      () =>
        Buffer.from(
          `From: a@example.org\r\nTo: b@example.org\r\nSubject: ${'=?utf-8?B?5p2O?= '.repeat(300_000)}\r\n\r\n${text}`,
        ),
    ],
    [
      '3,000 attachments',
      'deep-4.eml',
      () =>
        aMail(
          Array.from({ length: 3_000 }, (_, index) => ({
            name: `${index}.txt`,
            content: Buffer.from(`${index}`),
          })),
        ),
      false,
    ],
    [
      'a quarter of a million brackets',
      'deep.txt',
      () => Buffer.from('（《“'.repeat(85_000)),
      true,
    ],
  ]
  return files.map(([what, name, content, fast = false]) => ({
    what: `nesting: ${what}`,
    name,
    content,
    verdicts: [...calm, 'too-many-entries'],
    fast,
  }))
}

/** Text in shapes that hurt patterns: every one within what is read in process. */
export function hardTexts(): HostileFile[] {
  const shapes = [
    '《',
    '》',
    '（一）',
    '亿元',
    '1',
    '9.',
    '2021年',
    '省市县',
    '|',
    '■',
    '\t',
    '一、',
    '第',
    'http://',
    '　',
    '振兴',
  ]
  return shapes.map((shape, index) => ({
    what: `120 kB of ${JSON.stringify(shape)}`,
    name: `shape-${index}.txt`,
    content: () => {
      const random = randomFrom(index + 5)
      const times = Math.floor(120_000 / Buffer.byteLength(shape))
      return Buffer.from(
        Array.from({ length: times }, () => shape + (random() < 0.01 ? '\n' : '')).join(''),
      )
    },
    verdicts: ['parsed', 'no-text'],
    fast: index < 3,
  }))
}

/** Honest words, far more of them than a bulletin has: read, or stopped for what they take. */
export function longTexts(): HostileFile[] {
  return [2, 8, 20, 45].map((megabytes) => ({
    what: `${megabytes} MB of paragraphs`,
    name: `long-${megabytes}.txt`,
    content: () => {
      const line = (index: number) =>
        `近日，第${index}号村投入资金 ${index % 900} 万元修建道路，群众出行更加方便。\n`
      const lines = Math.floor((megabytes * mb) / Buffer.byteLength(line(99_999)))
      return Buffer.from(Array.from({ length: lines }, (_, index) => line(index)).join(''))
    },
    verdicts: ['parsed', 'too-many-records', 'too-slow', 'too-much-memory'],
  }))
}
