import type { DocumentMention } from '@jianbao/schema'
import { bracketedTitles } from './bracketed-titles.ts'
import { printedOf } from './compact-text.ts'
import { numberAfter, numberBefore } from './document-number.ts'
import { verbOf } from './document-verb.ts'
import { clauseBefore, type FinderInput, place } from './finder-input.ts'
import { isPolicyTitle, isShortTitle, withoutTrailingBrackets } from './policy-title.ts'

/** A title in 《》 with what its surroundings say. Offsets are those of the title without its marks. */
interface CitedTitle {
  readonly title: string
  readonly from: number
  readonly to: number
  /** The clause before the opening mark, of a list the clause before its first title. */
  readonly before: string
  readonly isAlias: boolean
  readonly isPolicy: boolean
  readonly number: string | null
}

/** What may stand between two titles of one list: 、 和 or a number in brackets. */
const listLink = /^[、，和及与以并]{0,2}$/
const introducesAlias = /(?:简称|下称)(?:为)?[：:]?[“"‘]?$/

function cite(
  text: string,
  from: number,
  to: number,
  previous: CitedTitle | undefined,
): CitedTitle {
  const between = previous ? text.slice(previous.to + 1, from - 1) : '\n'
  const isListed =
    previous !== undefined &&
    between.length < 80 &&
    listLink.test(between.replace(/（[^（）]{0,76}）/, ''))
  const before = isListed ? previous.before : clauseBefore(text, from - 1, 16)
  const title = text.slice(from, to)
  const isAlias = introducesAlias.test(text.slice(Math.max(0, from - 8), from - 1))
  const after = text.slice(to + 1, to + 1 + afterCharsMax)
  const number = numberAfter(text, to + 1) ?? numberBefore(text, from - 1)
  const afterList = behindList(text, to + 1)
  const isNumbered = number !== null
  const isPolicy = isPolicyTitle(title, { before, after, afterList, isNumbered })
  return { title, from, to, before, isAlias, isPolicy, number }
}

/** So much behind a title says what it is. */
const afterCharsMax = 16
const listedTitlesMax = 8
const listedTitle = /^[、，和及与以]{0,2}《[^《》\n]{1,60}》/

/** What follows a title and those listed behind it: 《A》《B》|等文件. */
function behindList(text: string, index: number): string {
  let at = index
  for (let count = 0; count < listedTitlesMax; count += 1) {
    if (!/[、，和及与以《]/.test(text[at] ?? '\n')) break
    const next = listedTitle.exec(text.slice(at, at + 64))
    if (!next) break
    at += next[0].length
  }
  return text.slice(at, at + afterCharsMax)
}

const isFull = (cited: CitedTitle) => cited.isPolicy && !cited.isAlias && !isShortTitle(cited.title)

/** 以下简称《意见》: the title that stands before the words, by its short name. */
function readAliases(cited: readonly CitedTitle[]): Map<string, string> {
  const aliases = new Map<string, string>()
  let full: CitedTitle | null = null
  for (const each of cited) {
    if (each.isAlias && full) aliases.set(each.title, full.title)
    else if (!each.isAlias && !isShortTitle(each.title)) full = each
  }
  return aliases
}

/** Shortest and longest short title, 意见 to 三年行动计划 (characters). */
const shortMin = 2
const shortMax = 8

/** Remembers a full title under every ending that a short title may quote. */
function remember(byEnding: Map<string, string>, title: string, replaces: boolean): void {
  const head = withoutTrailingBrackets(title)
  for (let length = shortMin; length <= shortMax && length < head.length; length += 1) {
    const ending = head.slice(-length)
    if (replaces || !byEnding.has(ending)) byEnding.set(ending, title)
  }
}

/** Every 《…》 of the text with its surroundings, in text order. */
function readCited(text: string): CitedTitle[] {
  const cited: CitedTitle[] = []
  for (const { from, to } of bracketedTitles(text)) cited.push(cite(text, from, to, cited.at(-1)))
  return cited
}

/**
 * The full titles of what is cited; null for a title that is no policy document. A short title
 * stands for the last document before it that ends so, else for the first in the text.
 */
function fullTitles(cited: readonly CitedTitle[]): (string | null)[] {
  const aliases = readAliases(cited)
  const policies = new Set(cited.filter((each) => each.isPolicy).map((each) => each.title))
  const first = new Map<string, string>()
  const latest = new Map<string, string>()
  for (const each of cited) if (isFull(each)) remember(first, each.title, false)
  return cited.map((each) => {
    if (isFull(each)) remember(latest, each.title, true)
    const alias = aliases.get(each.title)
    if (alias) return policies.has(alias) ? alias : null
    if (!each.isPolicy) return null
    if (!isShortTitle(each.title)) return each.title
    return latest.get(each.title) ?? first.get(each.title) ?? each.title
  })
}

/**
 * Every policy document cited in 《》, in text order. A short title (《意见》) has the full title of
 * the document it stands for, and every mention of a document carries the number found at any. The
 * title has the characters of the print (（2018－2022年）), without white space.
 */
export function findDocuments(input: FinderInput): DocumentMention[] {
  const { text } = input
  const cited = readCited(text)
  const titles = fullTitles(cited)
  const numbers = new Map<string, string>()
  const printed = new Map<string, string>()
  for (const { title, from, to } of cited) {
    if (!printed.has(title)) printed.set(title, printedOf(input.view, from, to))
  }
  const mentions: DocumentMention[] = []
  for (const [order, each] of cited.entries()) {
    const title = titles[order] ?? null
    if (title === null) continue
    if (each.number && !numbers.has(title)) numbers.set(title, each.number)
    const verb = verbOf(text, each.to + 1, each.before)
    mentions.push({ title, number: null, verb, ...place(input, each.from - 1, each.to + 1) })
  }
  return mentions.map((mention) => ({
    ...mention,
    title: printed.get(mention.title) ?? mention.title,
    number: numbers.get(mention.title) ?? null,
  }))
}
