/** Files that are not what they say: in their name, in their kind, in their place. */
import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { aMail, aPdf, honestFiles } from './honest-files.ts'
import type { HostileFile } from './hostile-file.ts'

const mb = 1024 * 1024
const sentence = (about: string) =>
  Buffer.from(`The county invests 5 million yuan in ${about}.\n`.repeat(20))

/** The streams of a compound file ([MS-CFB]) are named in UTF-16; the rest of it is noise. */
const compound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504, 7),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(2_000, 9),
  ])

function lines(): HostileFile[] {
  const files: [what: string, make: () => Buffer, verdicts: string[], fast?: boolean][] = [
    ['a single line of 100 MB', () => Buffer.alloc(100 * mb, 'a'), ['file-too-large'], true],
    [
      'a single line of 60 MB',
      () => Buffer.alloc(60 * mb, 'a'),
      ['text-too-large', 'line-too-long'],
    ],
    ['a single line of 40 MB', () => Buffer.alloc(40 * mb, 'a'), ['line-too-long'], true],
    ['a single line of 2 MB in Chinese', () => Buffer.from('县'.repeat(2 * mb)), ['line-too-long']],
    [
      'single NUL in a text',
      () => Buffer.from(`${sentence('NUL')}\0${sentence('nul')}`),
      ['parsed'],
      true,
    ],
    ['nothing but NUL', () => Buffer.alloc(10_000), ['not-text', 'no-text'], true],
    ['10 MB of NUL', () => Buffer.alloc(10 * mb), ['not-text', 'no-text', 'line-too-long']],
    [
      'NUL between all letters',
      () => Buffer.from([...sentence('x')].flatMap((byte) => [byte, 0, 0, 0])),
      ['not-text', 'parsed', 'no-text'],
    ],
    ['nothing but line ends', () => Buffer.alloc(mb, '\n'), ['no-text'], true],
    [
      'nothing but a byte order mark',
      () => Buffer.from([0xef, 0xbb, 0xbf]),
      ['no-text', 'empty-file'],
      true,
    ],
    [
      'lone surrogates',
      () => Buffer.from(Array.from({ length: 2_000 }, () => [0xff, 0xd8]).flat()),
      ['not-text', 'no-text', 'parsed', 'needs-ocr', 'damaged-file', 'unsupported-format'],
    ],
    ['nothing at all', () => Buffer.of(), ['empty-file'], true],
  ]
  return files.map(([what, content, verdicts, fast = false], index) => ({
    what,
    name: `line-${index}.txt`,
    content,
    verdicts,
    fast,
  }))
}

function wrongExtensions(): HostileFile[] {
  const says = ['docx', 'pdf', 'txt', 'zip', 'html']
  const disguises = Object.entries(honestFiles).flatMap(([kind, make], index) => {
    const other = says[index % says.length] === kind ? 'bin' : says[index % says.length]
    return [
      [`${kind} that says ${other}`, `disguise-${kind}.${other}`, make, ['parsed'], index < 3],
    ] as const
  })
  const foreign = [
    [
      'a picture that says txt',
      'picture.txt',
      () =>
        Buffer.concat([
          Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
          Buffer.alloc(500, 3),
        ]),
      ['needs-ocr'],
      true,
    ],
    [
      'a JPEG that says pdf',
      'photo.pdf',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 3)]),
      ['needs-ocr'],
      false,
    ],
    [
      'a program that says docx',
      'program.docx',
      () => Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(5_000, 1)]),
      ['unsupported-format', 'not-text'],
      true,
    ],
    [
      'a 7z that says zip',
      'seven.zip',
      () =>
        Buffer.concat([Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), Buffer.alloc(500, 4)]),
      ['unsupported-format'],
      false,
    ],
    [
      'a RAR that says zip',
      'rar.zip',
      () => Buffer.concat([Buffer.from('Rar!\x1a\x07\x00'), Buffer.alloc(500, 5)]),
      ['unsupported-format'],
      false,
    ],
    [
      'a database that says txt',
      'db.txt',
      () => Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(5_000, 2)]),
      ['unsupported-format', 'not-text'],
      false,
    ],
    [
      'an encrypted PDF',
      'locked.pdf',
      () => aPdf('/Encrypt 6 0 R /ID [<00> <00>]'),
      ['encrypted', 'damaged-file'],
      true,
    ],
    [
      'an encrypted Word file',
      'locked.docx',
      () => compound('EncryptedPackage'),
      ['encrypted'],
      true,
    ],
    [
      'a broken old Word file',
      'old.doc',
      () => compound('WordDocument'),
      ['damaged-file', 'no-text', 'unsupported-format'],
      true,
    ],
    [
      'an old workbook',
      'old.xls',
      () => compound('Workbook'),
      ['unsupported-format', 'damaged-file'],
      false,
    ],
    [
      'an RTF',
      'note.rtf',
      () => Buffer.from('{\\rtf1\\ansi Hello}'),
      ['unsupported-format', 'parsed'],
      false,
    ],
    ['an e-mail that says txt', 'mail.txt', () => aMail(), ['parsed'], false],
  ] as const
  return [...disguises, ...foreign].map(([what, name, content, verdicts, fast]) => ({
    what,
    name,
    content,
    verdicts,
    fast,
  }))
}

const byRoot = process.getuid?.() === 0

/** What is no regular file is never read, and what it points to stays as it is. */
function specialFiles(): HostileFile[] {
  const refused = ['not-a-regular-file']
  const link = (to: string) => (path: Buffer) => symlinkSync(to, path)
  const files: [what: string, name: string, place: (path: Buffer) => void, verdicts?: string[]][] =
    [
      ['a link to a file of the machine', 'link-1.txt', link('/etc/passwd')],
      ['a link to a folder', 'link-2.txt', link('/etc')],
      ['a link to nowhere', 'link-3.txt', link('/nowhere/at/all')],
      ['a link to itself', 'link-4.txt', link('link-4.txt')],
      ['a link to a device', 'link-5.txt', link('/dev/zero')],
      ['a pipe', 'pipe.txt', (path) => execFileSync('mkfifo', [path.toString()])],
      ['a socket', 'socket.txt', (path) => void createServer().listen(path.toString()).unref()],
      ...(byRoot
        ? ([
            [
              'a device',
              'device.txt',
              (path: Buffer) => execFileSync('mknod', [path.toString(), 'c', '1', '5']),
            ],
          ] as [string, string, (path: Buffer) => void][])
        : []),
      [
        'a second name of a file',
        'hard.txt',
        (path) => {
          const original = join(dirname(path.toString()), '../hard-original')
          writeFileSync(original, sentence('a hard link'))
          linkSync(original, path)
        },
        ['parsed'],
      ],
      [
        'a file in folders of odd names',
        'odd',
        (path) => {
          const folder = Buffer.concat([path, Buffer.from('\u202e\n/-rf')])
          mkdirSync(folder, { recursive: true })
          writeFileSync(Buffer.concat([folder, Buffer.from('/x.txt')]), sentence('folders'))
        },
        ['parsed'],
      ],
    ]
  return files.map(([what, name, place, verdicts = refused]) => ({
    what,
    name,
    content: { place },
    verdicts,
    fast: true,
  }))
}

/** Every name a file system takes: the content is good, so every one is read. */
function hostileNames(): HostileFile[] {
  const long = `${'名'.repeat(83)}ab.txt`
  const names: (string | Buffer)[] = [
    'line\nbreak.txt',
    '\u202etxt.exe',
    'a\u2066b\u2069.txt',
    long,
    'a..b..txt',
    '‥.txt',
    ' lead.txt',
    'trail.txt ',
    '-rf',
    '$(touch evil).txt',
    '`touch evil`.txt',
    ';touch evil;.txt',
    '%2e%2e%2fevil.txt',
    'CON.txt',
    'a:b.txt',
    'quote"\'.txt',
    '😀.txt',
    'zero\u200bwidth.txt',
    '\u001b[31mred.txt',
    'tab\there.txt',
    Buffer.from([0xff, 0xfe, 0x2e, 0x74, 0x78, 0x74]),
    Buffer.from([0xbc, 0xf2, 0xb1, 0xa8, 0x2e, 0x74, 0x78, 0x74]),
    'x'.repeat(255),
    'e\u0301'.repeat(60),
    `x.${'y'.repeat(200)}`,
    '\\..\\evil.txt',
    '<script>alert(1)</script>.txt'.replace('/', '\u2215'),
    '\r\nSet-Cookie: x.txt',
    'a\u2028b.txt',
    '\u0085.txt',
  ]
  return names.map((name, index) => ({
    what: `the name ${JSON.stringify(name.toString()).slice(0, 40)} (${index + 1})`,
    name,
    content: () => sentence(`name ${index + 1}`),
    verdicts: ['parsed'],
    fast: index < 6,
  }))
}

export const disguisedFiles = (): HostileFile[] => [
  ...lines(),
  ...wrongExtensions(),
  ...specialFiles(),
  ...hostileNames(),
]
