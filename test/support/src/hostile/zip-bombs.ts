/** Zips that unpack without end, or are not what their directory says. */
import { aMail, aZip } from './honest-files.ts'
import type { HostileFile } from './hostile-file.ts'
import { type RawEntry, rawZip } from './raw-zip.ts'

const mb = 1024 * 1024
const zeros = (megabytes: number) => Buffer.alloc(megabytes * mb)
const text = Buffer.from('The county invests 5 million yuan in water and roads.\n'.repeat(40))

const manyOf = (count: number, entry: (index: number) => RawEntry) =>
  rawZip(Array.from({ length: count }, (_, index) => entry(index)))

const tooMuch = ['expanded-too-large', 'file-too-large', 'too-much-memory', 'damaged-file']

export function zipBombs(): HostileFile[] {
  const bombs: [what: string, make: () => Buffer, verdicts: string[], fast?: boolean][] = [
    [
      '300 MB of zeros in one file',
      () => rawZip([{ name: 'a.txt', content: zeros(300) }]),
      [...tooMuch, 'no-member-read'],
      true,
    ],
    [
      '100 MB single line in a zip',
      () => rawZip([{ name: 'a.txt', content: Buffer.alloc(100 * mb, 'a') }]),
      ['no-member-read', ...tooMuch],
      true,
    ],
    [
      '30 files of 10 MB',
      () => manyOf(30, (index) => ({ name: `${index}.txt`, content: zeros(10) })),
      tooMuch,
    ],
    [
      '250 MB, just within the bound',
      () =>
        manyOf(25, (index) => ({
          name: `${index}.bin`,
          content: Buffer.concat([zeros(9), Buffer.from([index])]),
        })),
      ['no-member-read'],
    ],
    [
      '1,000 names over the same 10 MB',
      () =>
        manyOf(1_000, (index) => ({
          name: `${index}.txt`,
          content: zeros(10),
          ...(index > 0 && { sharedWith: 0 }),
        })),
      tooMuch,
      true,
    ],
    [
      'claims a byte and holds 20 MB',
      () => rawZip([{ name: 'a.txt', content: zeros(20), size: 1 }]),
      tooMuch,
      true,
    ],
    [
      'claims 4 GB and holds a line',
      () => rawZip([{ name: 'a.txt', content: text, size: 0xfffffff0 }]),
      [...tooMuch, 'no-member-read', 'parsed'],
      true,
    ],
    [
      'claims to be packed in 4 GB',
      () => rawZip([{ name: 'a.txt', content: text, packedSize: 0xfffffff0 }]),
      [...tooMuch, 'no-member-read'],
      true,
    ],
    [
      'a wrong checksum',
      () => rawZip([{ name: 'a.txt', content: text, crc: 1 }]),
      ['damaged-file', 'no-member-read', 'parsed'],
    ],
    [
      '5,000 files',
      () => manyOf(5_000, (index) => ({ name: `${index}.txt`, content: Buffer.from(`${index}`) })),
      ['too-many-entries'],
      true,
    ],
    [
      '60,000 files',
      () => manyOf(60_000, (index) => ({ name: `${index}`, content: Buffer.of(65), stored: true })),
      ['too-many-entries'],
    ],
    [
      'encrypted',
      () => rawZip([{ name: 'a.txt', content: text, flags: 0x0801 }]),
      ['encrypted', 'no-member-read'],
      true,
    ],
    ['empty', () => rawZip([]), ['no-members'], true],
    [
      'only folders',
      () => rawZip([{ name: 'a/', content: Buffer.of(), stored: true }]),
      ['no-members'],
    ],
    [
      'a zip in a zip in a zip',
      () => aZip({ 'a.zip': aZip({ 'b.zip': aZip({ 'c.txt': text }) }) }),
      ['no-member-read'],
      true,
    ],
    [
      'a mail with a zip',
      () => aMail([{ name: 'a.zip', content: aZip({ 'b.txt': text }) }], 'See attachment.'),
      ['no-member-read'],
      true,
    ],
    [
      'names that climb',
      () =>
        rawZip(
          ['../../../../tmp/evil.txt', '/etc/evil.txt', 'C:\\evil.txt', 'a/../../b.txt'].map(
            (name, index) => ({ name, content: Buffer.concat([text, Buffer.from(`${index}`)]) }),
          ),
        ),
      ['parsed', 'damaged-file', 'no-member-read'],
      true,
    ],
    [
      'names that turn the writing',
      () =>
        rawZip(
          ['\u202etxt.exe', 'a\nb.txt', '\u0000.txt', 'x'.repeat(60_000)].map((name, index) => ({
            name,
            content: Buffer.concat([text, Buffer.from(`t${index}`)]),
          })),
        ),
      ['parsed', 'damaged-file', 'no-member-read'],
      true,
    ],
    [
      'the same name twice',
      () =>
        rawZip(
          ['a.txt', 'a.txt'].map((name, index) => ({
            name,
            content: Buffer.concat([text, Buffer.from(`s${index}`)]),
          })),
        ),
      ['parsed'],
    ],
    [
      '2,000 empty files',
      () =>
        manyOf(2_000, (index) => ({ name: `${index}.txt`, content: Buffer.of(), stored: true })),
      ['no-member-read'],
    ],
    [
      '2,000 links to nowhere in a path 100 deep',
      () =>
        manyOf(200, (index) => ({
          name: `${'d/'.repeat(100)}${index}`,
          content: Buffer.from(`../${index}`),
        })),
      ['parsed', 'no-member-read'],
    ],
  ]
  return bombs.map(([what, make, verdicts, fast = false], index) => ({
    what: `zip: ${what}`,
    name: `bomb-${index}.zip`,
    content: make,
    verdicts,
    fast,
  }))
}
