/** Cuts a filter's text into terms: `-酒店`, `topic:industry,finance`, `amount>=1亿`, `/…/`. */

import { type FilterKey, keyNamed, keysAllowed } from './filter-terms.ts'
import { FilterTextError } from './filter-text-error.ts'

export interface ScannedValue {
  readonly at: number
  readonly text: string
  readonly kind: 'bare' | 'quoted' | 'pattern'
}

export interface ScannedTerm {
  readonly at: number
  readonly key: FilterKey | null
  /** A leading "-". */
  readonly negated: boolean
  readonly values: readonly ScannedValue[]
}

const space = /[\s\u3000]+/uy
const minus = /[-－−]/uy
const keyBefore = /([\p{L}\p{N}_-]+)\s?([:：]|>=|≥|＞＝|》=)/uy
const comma = /[,，、]/uy
const bare = /[^\s\u3000,，、"“”]+/uy
const closings: Readonly<Record<string, RegExp>> = { '"': /"/u, '“': /[”“]/u, '”': /[”“]/u }

/** Reads on where the last step ended. `text` never changes. */
class Scanner {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
  }

  take(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.at
    const found = form.exec(this.text)
    if (found) this.at = form.lastIndex
    return found
  }

  fail(at: number, zh: string, en: string): never {
    throw new FilterTextError(this.text, at, { zh, en })
  }

  /** What stands up to the closing character; `\` takes the next one as it is. */
  upTo(closing: RegExp, keepEscapes: boolean): string | null {
    let taken = ''
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const character = this.text.charAt(this.at)
      if (closing.test(character)) {
        this.at += 1
        return taken
      }
      if (character !== '\\') {
        taken += character
        continue
      }
      this.at += 1
      const next = this.text.charAt(this.at)
      taken += keepEscapes && next !== '/' ? `\\${next}` : next
    }
    return null
  }
}

function scanValue(scanner: Scanner): ScannedValue {
  const { at } = scanner
  const opening = scanner.text.charAt(at)
  const closing = closings[opening]
  if (closing) {
    const text = scanner.upTo(closing, false)
    if (text !== null) return { at, text, kind: 'quoted' }
    scanner.fail(at, '引号没有结束', 'this quotation mark is never closed')
  }
  if (opening === '/') {
    const text = scanner.upTo(/\//u, true)
    if (text !== null) return { at, text, kind: 'pattern' }
    scanner.fail(
      at,
      '模式没有以 / 结束；若是普通的词，请加引号',
      'this pattern is never closed by "/"; quote it if it is a word',
    )
  }
  const found = scanner.take(bare)
  if (found) return { at, text: found[0], kind: 'bare' }
  return scanner.fail(at, '这里应有一个值', 'a value is missing here')
}

function scanKey(scanner: Scanner): FilterKey | null {
  const { at } = scanner
  const found = scanner.take(keyBefore)
  if (!found) return null
  const [, name = '', mark = ''] = found
  const key = keyNamed(name)
  if (!key) {
    scanner.fail(
      at,
      `没有“${name}”这个条件。可用：${keysAllowed}；若是普通的词，请加引号`,
      `there is no key "${name}". Known are ${keysAllowed}; quote it if it is a word`,
    )
  }
  const compares = !/[:：]/u.test(mark)
  if (compares !== (key === 'amountMin')) {
    const [zh, en] = compares
      ? [`${name} 后面应是冒号`, `"${name}" is followed by a colon`]
      : ['金额写作 amount>=1亿', 'an amount is written amount>=1亿']
    scanner.fail(at + name.length, zh, en)
  }
  return key
}

function scanTerm(scanner: Scanner): ScannedTerm {
  const { at } = scanner
  const negated = scanner.take(minus) !== null
  const key = scanKey(scanner)
  if (key) scanner.take(space)
  const values = [scanValue(scanner)]
  while (scanner.take(comma)) {
    scanner.take(space)
    values.push(scanValue(scanner))
  }
  const { text } = scanner
  if (scanner.at < text.length && !scanner.take(space)) {
    scanner.fail(scanner.at, '这里应有空格', 'a space is missing here')
  }
  return { at, key, negated, values }
}

/** @throws FilterTextError saying where and what is allowed there. */
export function scanFilterText(text: string): ScannedTerm[] {
  const scanner = new Scanner(text)
  const terms: ScannedTerm[] = []
  scanner.take(space)
  while (scanner.at < text.length) terms.push(scanTerm(scanner))
  return terms
}
