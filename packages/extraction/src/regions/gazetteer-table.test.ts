import { describe, expect, test } from 'vitest'
import table from '../../gazetteer/divisions.generated.json' with { type: 'json' }
import {
  checksumOf,
  makersChecksum,
  packGazetteer,
  readTableFile,
} from '../../gazetteer/pack-gazetteer.ts'
import { divisionOf } from './gazetteer.ts'

const rows = table.rows.map((row) => {
  const [code = '', name = '', from = '', to = '', aliases = ''] = row.split('|')
  return { code, name, from, to, aliases }
})

describe('the committed table of divisions', () => {
  test('is current: it was made by the rules, versions and supplement that stand here', async () => {
    expect(table.madeBy).toBe(await makersChecksum())
  })

  // Packing asks the npm registry, and tests reach nothing outside this machine unless told to.
  test.runIf(process.env['JIANBAO_REPACK_GAZETTEER'])(
    'is to the byte what packing the sources again makes',
    async () => {
      expect((await packGazetteer()) === (await readTableFile())).toBe(true)
    },
    240_000,
  )

  test('was not edited by hand: its checksum fits its rows', () => {
    expect(checksumOf(table.rows)).toBe(table.checksum)
  })

  test('stays under 500 kB and names version and licence of each source', async () => {
    expect(Buffer.byteLength(await readTableFile())).toBeLessThanOrEqual(500_000)
    for (const source of table.sources) {
      expect(source.version).toMatch(/^\d+\.\d+\.\d+$/)
      expect(source.licence).not.toBe('')
    }
  })

  test('holds only codes of GB/T 2260, each name of a code once, in order', () => {
    const keys = rows.map(({ code, name }) => `${code} ${name}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(rows.filter(({ code }) => !/^[1-8]\d{5}$/.test(code))).toEqual([])
    expect(rows.map(({ code }) => code)).toEqual(rows.map(({ code }) => code).toSorted())
    expect(
      rows.filter(({ name }) => /市辖区|直辖|开发区|[工产]业园区|管理区|示范区/.test(name)),
    ).toEqual([])
  })

  test('has every county of today under a province and a prefecture of today', () => {
    const today = rows.filter(({ to }) => to === '')
    const codes = new Set(today.map(({ code }) => code))
    const isDirect = (code: string) => /^(11|12|31|50)|^(4190|4290|4690|6590)/.test(code)
    const orphans = today.filter(
      ({ code }) =>
        !codes.has(`${code.slice(0, 2)}0000`) ||
        (!code.endsWith('00') && !isDirect(code) && !codes.has(`${code.slice(0, 4)}00`)),
    )
    expect(orphans).toEqual([])
    expect(today.filter(({ code }) => code.endsWith('0000'))).toHaveLength(34)
    expect(today.length).toBeGreaterThan(3_150)
    expect(today.length).toBeLessThan(3_250)
  })

  test('keeps renamed divisions with the months of their names', () => {
    expect(rows.find(({ code }) => code === '450127')).toMatchObject({
      name: '横县',
      to: '2021-02',
    })
    expect(rows.find(({ code }) => code === '450181')).toMatchObject({ from: '2021-02', to: '' })
    expect(rows.find(({ code }) => code === '520221')).toMatchObject({
      name: '水城县',
      to: '2020-07',
    })
    expect(divisionOf('530800', '2005-01')?.name).toBe('思茅市')
    expect(divisionOf('530800', '2021-01')?.name).toBe('普洱市')
  })
})
