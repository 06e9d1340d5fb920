/**
 * A filter as SQL: what decides, and what the index of tokens says of it. Conditions name columns of
 * `search_articles`, aliased `a`, and of `search_texts`.
 */
import { foldName, matchText, type SubscriptionFilter } from '@jianbao/schema'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import {
  amountToken,
  everyToken,
  fieldToken,
  isOneToken,
  partTokens,
  significantPart,
  type TokenField,
  wordTokens,
} from './tokens.ts'

type Condition = RawBuilder<SqlBool>

/** What is asked for: a subscription's filter, and what no subscription can have. */
export interface SearchTermsGiven {
  readonly filter: SubscriptionFilter
  /** `YYYY-MM-DD`, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Codes of divisions that the label or the text names. */
  readonly mentions?: readonly string[] | undefined
  readonly amountMax?: number | undefined
  readonly bulletinId?: string | undefined
}

export interface SearchConditions {
  /** True for hits and for nothing else, without an index. */
  readonly verify: Condition
  /** The same of what is asked beside `lacks`. */
  readonly verifyWanted: Condition
  /**
   * That a text lacks the words no token decides on, asked of `search_texts` alone; null where there are none.
   * Where nearly all texts have them, nearly all must be looked into.
   */
  readonly lacks: Condition | null
  /** True for every hit and for few others, answered by an index and by the row. */
  readonly candidates: Condition
  /** Of candidates, true for hits and for nothing else: the texts that must be looked into. Asks `restColumns`. */
  readonly rest: Condition
  /** The period: a bound every part of a search keeps to. */
  readonly within: Condition
  /** The index has something to say: else every article is a candidate, as where words are only excluded. */
  readonly isProposed: boolean
  /** Of one bulletin: nothing to be clever about. */
  readonly isFew: boolean
}

/** Of the row, what a look at the text asks beside it: a filter of which one condition is enough needs both. */
export const restColumns = sql`number, topics, regions, mentioned, amount_max`

/** Conditions that all must hold: those of the row are looked at before those of its text. */
interface Test {
  readonly row: readonly Condition[]
  readonly text: readonly Condition[]
}

interface Group {
  readonly verify: Test
  /** As intarray's `query_int`. */
  readonly candidates: string
  readonly rest: Test
}

export function searchConditions(given: SearchTermsGiven): SearchConditions {
  const { filter } = given
  const groups = groupsOf(filter)
  const asked = filter.match === 'any' && groups.length > 0 ? either(groups) : both(groups)
  const absent = folded(filter.words.none, matchText)
  const wanted = both([asked, ...beyondFilter(given), ...absent.filter(isOneToken).map(byAbsence)])
  // Shorter words are in more texts: the others are not looked for there.
  const long = absent.filter((word) => !isOneToken(word)).toSorted((a, b) => a.length - b.length)
  const lacking = both(long.map(byAbsence))
  // What is excluded comes first: where nearly every text has it, it is found before the others are looked for.
  const { verify, candidates, rest } = both([lacking, wanted])
  const conditions = {
    verify: decided(verify),
    verifyWanted: decided(wanted.verify),
    lacks: lacking.verify.text.length === 0 ? null : and(lacking.verify.text),
    within: withinOf(given),
  }
  if (given.bulletinId !== undefined)
    return {
      ...conditions,
      candidates: ofBulletin(given.bulletinId),
      rest: conditions.verify,
      isProposed: true,
      isFew: true,
    }
  return {
    ...conditions,
    isProposed: candidates !== every,
    isFew: false,
    candidates: and([proposed(candidates), ...rest.row]),
    rest: decided({ row: [], text: rest.text }),
  }
}

/** The same, with all these words in the title. */
export function titled(conditions: SearchConditions, words: readonly string[]): SearchConditions {
  const tokens = partTokens('title', new Set(words.flatMap(wordTokens)))
  const inTitle = lookedInto(and(words.map((word) => holds('title_text', word))))
  const { verify, verifyWanted, candidates, rest } = conditions
  return {
    ...conditions,
    verify: and([inTitle, verify]),
    verifyWanted: and([inTitle, verifyWanted]),
    candidates: and([proposed(allOf(tokens)), candidates]),
    rest: and([inTitle, rest]),
    isProposed: true,
  }
}

/** A statement of its own for each row: never a join whose order the planner would have to guess. */
const lookedInto = (text: Condition): Condition =>
  sql<SqlBool>`(select ${text} from search_texts where search_texts.number = a.number)`

/** The folded words that a hit shows: those of `all`, and of `any` whichever it holds. */
export function wantedWords({ words }: SubscriptionFilter): string[] {
  return folded([...words.all, ...words.any], matchText)
}

/** What folds to nothing asks nothing. Half a letter is looked for as PostgreSQL will read it. */
const folded = (values: readonly string[], fold: (value: string) => string): string[] =>
  [...new Set(values.map((value) => fold(value.toWellFormed())))].filter((value) => value !== '')

function groupsOf(filter: SubscriptionFilter): Group[] {
  const { words, regions, topics, amountMin } = filter
  const groups: Group[] = []
  if (topics.length > 0) groups.push(byTopic(topics))
  if (regions.length > 0) groups.push(byRegion('region', 'regions', regions))
  const named = [
    ['section', 'array[section_key]', filter.sections],
    ['issuer', 'issuer_keys', filter.issuers],
    ['series', 'series_keys', filter.series],
  ] as const
  for (const [field, column, names] of named)
    if (names?.length) groups.push(byName(field, column, folded(names, foldName)))
  if (filter.documents?.length)
    groups.push(either(folded(filter.documents, foldName).map(byDocument)))
  if (words.all.length > 0) groups.push(both(folded(words.all, matchText).map(byWord)))
  if (words.any.length > 0) groups.push(either(folded(words.any, matchText).map(byWord)))
  if (amountMin !== undefined) groups.push(byAmount(amountMin))
  return groups
}

function beyondFilter({ mentions, amountMax }: SearchTermsGiven): Group[] {
  const groups: Group[] = []
  if (mentions?.length) groups.push(byRegion('mention', 'mentioned', mentions))
  if (amountMax !== undefined)
    groups.push(proposedBy(every, ofRow(sql<SqlBool>`amount_max <= ${amountMax}`)))
  return groups
}

const ofBulletin = (id: string): Condition =>
  sql<SqlBool>`article_id = any(array(select id from articles where bulletin_id = ${id}))`

function withinOf({ from, to }: SearchTermsGiven): Condition {
  const bounds: Condition[] = []
  if (from !== undefined) bounds.push(sql<SqlBool>`day >= ${from}::date`)
  if (to !== undefined) bounds.push(sql<SqlBool>`day <= ${to}::date`)
  return and(bounds)
}

const nothing: Test = { row: [], text: [] }
const ofRow = (row: Condition): Test => ({ row: [row], text: [] })
const ofText = (text: Condition): Test => ({ row: [], text: [text] })

const every = String(everyToken)
const none = `!${every}`

/** A question that is all "not" would read the whole index: such are asked of every article. */
function allOf(asked: readonly (number | string)[]): string {
  const terms = asked.map(String).filter((term) => term !== every)
  if (terms.length === 0) return every
  const isBound = terms.some((term) => !term.startsWith('!'))
  return `(${(isBound ? terms : [every, ...terms]).join('&')})`
}

function anyOf(asked: readonly (number | string)[]): string {
  const terms = asked.map(String)
  if (terms.includes(every)) return every
  return terms.length === 0 ? none : `(${terms.join('|')})`
}

const proposed = (candidates: string): Condition =>
  sql<SqlBool>`a.tokens @@ ${candidates}::query_int`

const proposedBy = (candidates: string, verify: Test): Group => ({
  verify,
  candidates,
  rest: verify,
})

const holds = (column: string, word: string): Condition =>
  sql<SqlBool>`strpos(${sql.raw(column)}, ${word}) > 0`

function byWord(word: string): Group {
  const group = proposedBy(allOf(wordTokens(word)), ofText(holds('match_text', word)))
  return isOneToken(word) ? { ...group, rest: nothing } : group
}

function byAbsence(word: string): Group {
  const verify = ofText(sql<SqlBool>`not ${holds('match_text', word)}`)
  if (!isOneToken(word)) return proposedBy(every, verify)
  return { verify, candidates: `!${wordTokens(word)}`, rest: nothing }
}

const byDocument = (part: string): Group =>
  proposedBy(
    allOf(partTokens('cited', wordTokens(part))),
    ofText(sql<SqlBool>`exists (select from unnest(cited) one where ${holds('one', part)})`),
  )

const byTopic = (topics: readonly string[]): Group =>
  proposedBy(
    anyOf(topics.map((topic) => fieldToken('topic', topic))),
    ofRow(sql<SqlBool>`topics && ${topics}::text[]`),
  )

/** `column` is one of our own, never what a reader wrote. */
const byName = (field: TokenField, column: string, names: readonly string[]): Group =>
  proposedBy(
    anyOf(names.map((name) => fieldToken(field, name))),
    ofText(sql<SqlBool>`${sql.raw(column)} && ${names}::text[]`),
  )

function byRegion(field: TokenField, column: string, codes: readonly string[]): Group {
  const parts = codes.map(significantPart)
  return proposedBy(
    anyOf(parts.map((part) => fieldToken(field, part))),
    ofRow(sql<SqlBool>`${sql.raw(column)} && ${parts}::integer[]`),
  )
}

function byAmount(yuan: number): Group {
  const token = amountToken(yuan)
  const verify = ofRow(sql<SqlBool>`amount_max >= ${yuan}`)
  return proposedBy(token === null ? every : String(token), verify)
}

function both(groups: readonly Group[]): Group {
  return {
    verify: all(groups.map(({ verify }) => verify)),
    candidates: allOf(groups.map(({ candidates }) => candidates)),
    rest: all(groups.map(({ rest }) => rest)),
  }
}

/** One candidate that is not decided leaves all to be verified: it may be there for another's sake. */
function either(groups: readonly Group[]): Group {
  if (groups.length === 0) return proposedBy(none, ofRow(sql.raw<SqlBool>('false')))
  const verify = any(groups.map((group) => group.verify))
  return {
    verify,
    candidates: anyOf(groups.map(({ candidates }) => candidates)),
    rest: groups.every(({ rest }) => rest === nothing) ? nothing : verify,
  }
}

const all = (tests: readonly Test[]): Test => {
  const left = tests.filter((test) => test !== nothing)
  if (left.length === 0) return nothing
  return { row: left.flatMap(({ row }) => row), text: left.flatMap(({ text }) => text) }
}

/** Where one needs the text all are asked beside it: one look serves them. */
function any(tests: readonly Test[]): Test {
  const one = or(tests.map(({ row, text }) => and([...row, ...text])))
  return tests.some(({ text }) => text.length > 0) ? ofText(one) : ofRow(one)
}

const decided = ({ row, text }: Test): Condition =>
  and(text.length === 0 ? row : [...row, lookedInto(and(text))])

const and = (conditions: readonly Condition[]): Condition => joined(conditions, ' and ', 'true')
const or = (conditions: readonly Condition[]): Condition => joined(conditions, ' or ', 'false')

function joined(conditions: readonly Condition[], by: string, empty: string): Condition {
  if (conditions.length === 0) return sql.raw<SqlBool>(empty)
  return sql<SqlBool>`(${sql.join(conditions, sql.raw(by))})`
}
