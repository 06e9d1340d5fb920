/**
 * The divisions of GB/T 2260 from 2002 to today, by name and by code.
 *
 * The table is packed by `pnpm gazetteer`; see `gazetteer/README.md` for its sources.
 */
import type { RegionLevel } from '@jianbao/schema'
import table from '../../gazetteer/divisions.generated.json' with { type: 'json' }
import { neverNamed } from './bare-names.ts'
import { buildNameTrie, type NameTrie } from './name-trie.ts'

/** One name of one division, valid from the month `from` until before the month `to`. */
export interface Division {
  code: string
  name: string
  level: RegionLevel
  /** `YYYY-MM`; '' is open. */
  from: string
  to: string
}

/** A string under which divisions are known. `isFull` when it carries 省, 市, 县, 州 … */
export interface GazetteerName {
  text: string
  isFull: boolean
  divisions: Division[]
}

export interface Gazetteer {
  names: GazetteerName[]
  trie: NameTrie
}

function levelOf(code: string): RegionLevel {
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'prefecture' : 'county'
}

/** True when `ancestor` contains `code`: 440000 and 440300 contain 440305. */
export function isAncestor(ancestor: string, code: string): boolean {
  if (ancestor === code) return false
  if (ancestor.endsWith('0000')) return code.startsWith(ancestor.slice(0, 2))
  return ancestor.endsWith('00') && code.startsWith(ancestor.slice(0, 4))
}

export function isValidAt(division: Division, month: string | null): boolean {
  if (month === null) return division.to === ''
  return division.from <= month && (division.to === '' || month < division.to)
}

let loaded: Gazetteer | null = null
const divisionsByCode = new Map<string, Division[]>()

/** The gazetteer, read on first use. */
export function gazetteer(): Gazetteer {
  loaded ??= readTable()
  return loaded
}

/** The division of a code as it was named in `month`, else as it was named last. */
export function divisionOf(code: string, month: string | null): Division | null {
  gazetteer()
  const named = divisionsByCode.get(code)
  return named?.find((division) => isValidAt(division, month)) ?? named?.at(-1) ?? null
}

const noAliases: readonly string[] = []

/** code|name|from|to|aliases. By index: taking an array apart costs more than this while code is cold. */
function readRow(row: string): { division: Division; aliases: readonly string[] } {
  const parts = row.split('|')
  const code = parts[0] ?? ''
  const name = parts[1] ?? ''
  const division = { code, name, level: levelOf(code), from: parts[2] ?? '', to: parts[3] ?? '' }
  return { division, aliases: parts[4] ? parts[4].split(' ') : noAliases }
}

function readTable(): Gazetteer {
  const byText = new Map<string, GazetteerName>()
  const add = (text: string, isFull: boolean, division: Division) => {
    const known = byText.get(text)
    if (known) known.divisions.push(division)
    else byText.set(text, { text, isFull, divisions: [division] })
  }
  for (const row of table.rows) {
    const { division, aliases } = readRow(row)
    const { code, name } = division
    const sameCode = divisionsByCode.get(code)
    if (sameCode) sameCode.push(division)
    else divisionsByCode.set(code, [division])
    add(name, true, division)
    for (const alias of aliases) {
      if (!neverNamed.has(alias)) add(alias, isFullAlias(alias, name), division)
    }
  }
  for (const name of byText.values()) keepHighestFirst(name)
  const names = [...byText.values()]
  return { names, trie: buildNameTrie(names.map(({ text }) => text)) }
}

/** 恭城县, 凉山州 and 科左中旗 carry what they are; 杭州 and 克州 do not. */
function isFullAlias(alias: string, name: string): boolean {
  if (/[县旗]$/.test(alias)) return alias.length > 2 && alias.at(-1) === name.at(-1)
  return alias.length > 2 && /(自治州|族区)$/.test(name) && /[州区]$/.test(alias)
}

/** A bare name means the highest division that has it: 吉林 the province, 邵阳 the city. */
function keepHighestFirst(name: GazetteerName): void {
  if (name.divisions.length === 1) return
  const rank = { province: 0, prefecture: 1, county: 2 }
  name.divisions.sort((a, b) => rank[a.level] - rank[b.level])
}
