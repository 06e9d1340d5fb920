import { shownName } from '@jianbao/schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeName, isTemporaryName, safeName, storedPaths } from './names.ts'

describe('a name a stranger chose', () => {
  test.each([
    ['a b\n.txt', 'a b .txt'],
    ['../../etc/passwd', '../../etc/passwd'],
    ['\u202etxt.exe', 'txt.exe'],
    ['\u0000\u0007', '未命名'],
    ['  简报 \t 第1期.txt ', '简报 第1期.txt'],
  ])('%j is shown as %j', (name, shown) => {
    expect(shownName(name)).toBe(shown)
  })

  test.each([
    ['a b\n.txt', 'a_b', '.txt'],
    ['../../etc/passwd', 'etc_passwd', ''],
    ['..', 'file', ''],
    ['.bashrc', 'bashrc', ''],
    ['乡村振兴（第37期）.TXT', '乡村振兴（第37期）', '.txt'],
    ['x.tar.gz', 'x.tar', '.gz'],
    ['no extension', 'no_extension', ''],
    ['odd.e x t', 'odd.e_x_t', ''],
  ])('%j is stored as %s%s', (name, stem, extension) => {
    expect(safeName(name)).toEqual({ stem, extension })
  })

  test('never leads out of its folder and never grows too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const given = { name, tag: '0123abcd', at: new Date(0), timeZone: 'UTC', tries: ['2'] }
        for (const path of storedPaths(given)) {
          expect(path).toMatch(/^1970-01\/[^/\\\p{Cc}\p{Cf}]+$/u)
          expect(path.split('/')[1]).not.toMatch(/^\.|\.\./)
          expect(Buffer.byteLength(`${path}.reason.txt`) - '1970-01/'.length).toBeLessThan(200)
        }
      }),
    )
  })

  test('in GB18030, as zip files from Windows leave it, is read', () => {
    expect(decodeName(Buffer.from([0xbc, 0xf2, 0xb1, 0xa8, 0x2e, 0x74, 0x78, 0x74]))).toBe(
      '简报.txt',
    )
  })

  test('is stored under the month of the readers’ time zone', () => {
    const at = new Date('2026-10-31T17:00:00Z')
    const given = { name: 'x.txt', tag: '0123abcd', at, timeZone: 'Asia/Shanghai', tries: [] }
    expect(storedPaths(given)).toEqual(['2026-11/x.0123abcd.txt'])
  })
})

test.each(['~$x.docx', '.hidden', 'x.part', 'x.TMP', 'x.txt.crdownload', 'x.txt~', 'Thumbs.db'])(
  '%s waits: its writer renames it when it is whole',
  (name) => expect(isTemporaryName(name)).toBe(true),
)
test.each(['x.txt', '部分.txt', 'part', 'a.partner', '~x.txt'])('%s does not wait', (name) => {
  expect(isTemporaryName(name)).toBe(false)
})
