/**
 * Many revisions of the division table, reduced to one row for each name a code ever had.
 */
import { shortNamesOf } from './short-names.ts'
import type { Revision } from './sources.ts'
import type { Supplement } from './supplement.ts'

/** One name of one code with the months between which it was seen; null is "open". */
export interface DivisionRow {
  code: string
  name: string
  /** First source that has it, unless it is in the oldest. */
  from: string | null
  /** First source that no longer has it, unless it is in the newest. */
  to: string | null
  /** Other names, the barest first. */
  aliases: string[]
}

/** GB/T 2260 knows only divisions: not the collective rows, nor the zones of the statisticians. */
function isDivision(code: string, name: string): boolean {
  if (/^(8[12]|71)(?!0000)/.test(code)) return false
  if (code.length !== 6 || name.length < 2) return false
  if (/^县$|市辖区|直辖|行政委员会|^市郊区$/.test(name)) return false
  return !isStatisticalZone(code)
}

/** The statisticians' own codes end in 61 to 79: development zones, parks, administrative areas. */
function isStatisticalZone(code: string): boolean {
  const last = Number(code.slice(4))
  return last > 60 && last < 80
}

/** Rows in the order of code and age. `revisions` must be in the order of time. */
export function reduceDivisions(revisions: Revision[], supplement: Supplement): DivisionRow[] {
  const rows = new Map<string, { first: number; last: number }>()
  for (const [index, { divisions }] of revisions.entries()) {
    for (const [code, name] of divisions) {
      if (!isDivision(code, name)) continue
      const key = `${code}|${supplement.spellings[name] ?? name}`
      const seen = rows.get(key)
      rows.set(key, { first: seen?.first ?? index, last: index })
    }
  }
  const reduced = [...rows].map(([key, { first, last }]) => {
    const [code = '', name = ''] = key.split('|')
    const from = first === 0 ? null : (revisions[first]?.date ?? null)
    const later = revisions.slice(last + 1).find((revision) => covers(revision, code))
    const to = later?.date ?? null
    return { code, name, from, to, aliases: shortNamesOf(name) }
  })
  return supplemented(reduced, supplement).toSorted(byCodeThenAge)
}

/** The statisticians have no rows for Hong Kong, Macao and Taiwan; that does not end them. */
function covers({ divisions }: Revision, code: string): boolean {
  return divisions.has(code.slice(0, 2).padEnd(6, '0'))
}

function supplemented(rows: DivisionRow[], supplement: Supplement): DivisionRow[] {
  const all = [...rows]
  for (const { code, name, from, to } of supplement.changes) {
    const known = all.find((row) => row.code === code && row.name === name)
    const row = known ?? { code, name, from: null, to: null, aliases: shortNamesOf(name) }
    if (from !== undefined) row.from = from
    if (to !== undefined) row.to = to
    if (!known) all.push(row)
  }
  return all.map((row) => ({
    ...row,
    aliases: [...row.aliases, ...(supplement.aliases[row.name] ?? [])],
  }))
}

function byCodeThenAge(a: DivisionRow, b: DivisionRow): number {
  return a.code.localeCompare(b.code) || (a.from ?? '').localeCompare(b.from ?? '')
}
