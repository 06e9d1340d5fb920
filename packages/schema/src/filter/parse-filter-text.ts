/**
 * A filter written by a person:
 *
 *   topic:industry,finance region:陕西 section:产业发展 issuer:教育部 document:"…" series:"…"
 *   以工代赈 any:茶叶,咖啡 -酒店 /第[一二]批/ amount>=1亿 match:any
 *
 * A bare word must be there, one of `any:` is enough, a word behind "-" must be absent; a pattern
 * between "/" stands wherever a word may. Values of one key are joined by commas or by repeating
 * the key. Chinese keys (主题：…), colons, commas and quotation marks are read too.
 */
import type { z } from 'zod'
import { amountMinYuanMax, filterTextCharsMax } from '../limits.ts'
import { canonicalFilter } from './canonical-filter.ts'
import { keySpellings, type NameGroup } from './filter-terms.ts'
import { FilterNameError, FilterTextError } from './filter-text-error.ts'
import { type ScannedTerm, type ScannedValue, scanFilterText } from './scan-filter-text.ts'
import {
  filterAmount,
  filterName,
  filterPattern,
  filterWord,
  type SubscriptionFilter,
  subscriptionFilter,
} from './subscription-filter.ts'
import { readYuan } from './yuan.ts'

/**
 * Turns names as people write them into what a filter holds: a topic's id, a region's code, an
 * issuer's canonical name. Each throws FilterNameError for a name it does not know.
 */
export interface FilterNames {
  readonly topic: (given: string) => string
  readonly region: (given: string) => string
  readonly issuer: (given: string) => string
}

type WordList = 'any' | 'all' | 'none'

/** A filter while it is read: every group is there. */
type Draft = { [K in NameGroup]: string[] } & {
  readonly words: Record<WordList, string[]>
  readonly patterns: Record<WordList, string[]>
  amountMin?: number
  match?: 'all' | 'any'
}

interface Reading {
  readonly text: string
  readonly names: FilterNames
  readonly filter: Draft
}

const asWritten = (given: string) => given

function resolverOf(group: NameGroup, names: FilterNames): (given: string) => string {
  const byGroup: Partial<Record<NameGroup, (given: string) => string>> = {
    topics: names.topic,
    regions: names.region,
    issuers: names.issuer,
  }
  return byGroup[group] ?? asWritten
}

/** The value as the schema keeps it, or the first thing that is wrong with it. */
function checked<T>(reading: Reading, value: ScannedValue, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value.text)
  if (parsed.success) return parsed.data
  const cause = parsed.error
  const [issue] = cause.issues
  const tooLong = issue?.code === 'too_big'
  throw new FilterTextError(
    reading.text,
    value.at,
    {
      zh: tooLong
        ? `这个值太长，至多 ${issue.maximum} 个字`
        : '这个值不能用：没有可见的字，或模式不完整',
      en: tooLong
        ? `this value is too long; ${issue.maximum} characters at most`
        : (issue?.message ?? 'this value cannot be used'),
    },
    { cause },
  )
}

function readNames(reading: Reading, group: NameGroup, values: readonly ScannedValue[]): void {
  const resolve = resolverOf(group, reading.names)
  for (const value of values) {
    if (value.kind === 'pattern') {
      throw new FilterTextError(reading.text, value.at, {
        zh: `${keySpellings[group].key} 不能用模式；若名称中有 /，请加引号`,
        en: `"${keySpellings[group].key}" takes no pattern; quote the name if it begins with "/"`,
      })
    }
    const name = checked(reading, value, filterName)
    try {
      reading.filter[group].push(resolve(name))
    } catch (cause) {
      if (!(cause instanceof FilterNameError)) throw cause
      throw new FilterTextError(reading.text, value.at, cause, { cause })
    }
  }
}

function readWords(reading: Reading, list: WordList, values: readonly ScannedValue[]): void {
  const { words, patterns } = reading.filter
  for (const value of values) {
    if (value.kind === 'pattern') patterns[list].push(checked(reading, value, filterPattern))
    else words[list].push(checked(reading, value, filterWord))
  }
}

/** Keys that take exactly one value, once. */
function onlyValue(
  reading: Reading,
  { at, key, values }: ScannedTerm,
  again: boolean,
): ScannedValue {
  const [first, second] = values
  if (first && !second && !again) return first
  const name = key === 'match' ? 'match' : 'amount'
  throw new FilterTextError(reading.text, second?.at ?? at, {
    zh: `${name} 只能写一次，一个值`,
    en: `"${name}" is written once, with one value`,
  })
}

function readAmount(reading: Reading, value: ScannedValue): void {
  const yuan = filterAmount.safeParse(value.kind === 'bare' ? readYuan(value.text) : null)
  if (!yuan.success) {
    throw new FilterTextError(reading.text, value.at, {
      zh: `金额应为元，如 1亿、1.5亿、5000万、980，至多 ${amountMinYuanMax}`,
      en: `an amount is in yuan, such as 1亿, 1.5亿, 5000万 or 980, and ${amountMinYuanMax} at most`,
    })
  }
  reading.filter.amountMin = yuan.data
}

const matchNames = new Map([
  ['all', 'all'],
  ['全部', 'all'],
  ['any', 'any'],
  ['任一', 'any'],
] as const)

function readMatch(reading: Reading, value: ScannedValue): void {
  const match = [...matchNames].find(([name]) => name === value.text)?.[1]
  if (!match) {
    throw new FilterTextError(reading.text, value.at, {
      zh: 'match 后面应是 all（全部条件）或 any（任一条件）',
      en: '"match" is followed by all or any',
    })
  }
  reading.filter.match = match
}

function readTerm(reading: Reading, term: ScannedTerm, seen: ReadonlySet<string>): void {
  const { at, key, negated, values } = term
  if (negated && key !== null) {
    throw new FilterTextError(reading.text, at, {
      zh: '减号只能放在词或模式前面，如 -酒店',
      en: 'only a word or a pattern may stand behind "-", such as -酒店',
    })
  }
  if (key === null) readWords(reading, negated ? 'none' : 'all', values)
  else if (key === 'any') readWords(reading, 'any', values)
  else if (key === 'amountMin') readAmount(reading, onlyValue(reading, term, seen.has(key)))
  else if (key === 'match') readMatch(reading, onlyValue(reading, term, seen.has(key)))
  else readNames(reading, key, values)
}

/** Everything is read by now: what is left is too many of something. */
function checkedWhole(text: string, filter: SubscriptionFilter): SubscriptionFilter {
  const parsed = subscriptionFilter.safeParse(filter)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const group = issue?.path.join('.') ?? ''
  const most =
    issue?.code === 'too_big'
      ? { zh: `，至多 ${issue.maximum} 个`, en: `; ${issue.maximum} at most` }
      : { zh: '', en: '' }
  throw new FilterTextError(
    text,
    0,
    { zh: `${group} 的值太多${most.zh}`, en: `too many values of ${group}${most.en}` },
    { cause: parsed.error },
  )
}

/**
 * The filter that `text` means; an empty text follows everything.
 *
 * @throws FilterTextError with the place and what is allowed there, in Chinese and English.
 */
export function parseFilterText(text: string, names: FilterNames): SubscriptionFilter {
  if (text.length > filterTextCharsMax) {
    throw new FilterTextError(text, filterTextCharsMax, {
      zh: `筛选条件太长，至多 ${filterTextCharsMax} 个字`,
      en: `the filter is too long; ${filterTextCharsMax} characters at most`,
    })
  }
  const filter: Draft = {
    topics: [],
    regions: [],
    words: { any: [], all: [], none: [] },
    sections: [],
    issuers: [],
    documents: [],
    series: [],
    patterns: { any: [], all: [], none: [] },
  }
  const reading: Reading = { text, names, filter }
  const seen = new Set<string>()
  for (const term of scanFilterText(text)) {
    readTerm(reading, term, seen)
    if (term.key) seen.add(term.key)
  }
  return checkedWhole(text, canonicalFilter(filter))
}
