/** A filter made ready: what it asks, one condition a group, and under what it can be found. */
import { foldName, type MatchReason, matchText, type SubscriptionFilter } from '@jianbao/schema'
import { type ArticleFacts, exactKey } from './article-facts.ts'
import { type CompiledPattern, compilePattern } from './compile-pattern.ts'
import { regionContains, significantPart } from './region-contains.ts'

/** One of `values` must be there for the condition to hold: whole, in the text or in a document. */
interface Anchor {
  readonly where: 'exact' | 'text' | 'documents'
  readonly values: readonly string[]
}

interface Condition {
  /** The folded words it looks for in the text. */
  readonly words?: readonly string[]
  /** Null: it may hold for any article. */
  readonly anchor: Anchor | null
  /** What in the article answers it; null when nothing does. */
  readonly answer: (facts: ArticleFacts) => Partial<MatchReason> | null
}

export interface CompiledFilter {
  /** Every folded word that may be looked for in the text. */
  readonly words: readonly string[]
  /** An article that has none of the anchors is not wanted. Empty: every article must be looked at. */
  readonly anchors: readonly Anchor[]
  readonly whyWanted: (facts: ArticleFacts) => MatchReason | null
}

interface Folded {
  readonly given: string
  readonly folded: string
}

const foldAll = (values: readonly string[], fold: (value: string) => string): Folded[] =>
  values.map((given) => ({ given, folded: fold(given) })).filter(({ folded }) => folded !== '')

const orNull = <T>(values: readonly T[], reason: (values: T[]) => Partial<MatchReason>) =>
  values.length > 0 ? reason([...values]) : null

function topicsCondition(topics: readonly string[]): Condition {
  return {
    anchor: { where: 'exact', values: topics.map((topic) => exactKey('topics', topic)) },
    answer: ({ article }) =>
      orNull(
        topics.filter((topic) => article.topics.includes(topic)),
        (found) => ({ topics: found }),
      ),
  }
}

function regionsCondition(regions: readonly string[]): Condition {
  const values = regions.map((code) => exactKey('regions', significantPart(code)))
  return {
    anchor: { where: 'exact', values },
    answer: ({ article }) =>
      orNull(
        article.labelRegions.filter(({ code }) =>
          regions.some((followed) => regionContains(followed, code)),
        ),
        (found) => ({ regions: found.map(({ code, name }) => ({ code, name })) }),
      ),
  }
}

/** Sections, issuers and series: the article's name, as printed, equals a folded wish. */
function namesCondition(
  group: 'sections' | 'issuers' | 'series',
  given: readonly string[],
): Condition {
  const wanted = new Set(foldAll(given, foldName).map(({ folded }) => folded))
  const namesOf = ({ article }: ArticleFacts) =>
    group === 'sections' ? (article.section === null ? [] : [article.section]) : article[group]
  return {
    anchor: { where: 'exact', values: [...wanted].map((folded) => exactKey(group, folded)) },
    answer: (facts) =>
      orNull(
        namesOf(facts).filter((name) => wanted.has(foldName(name))),
        (found) => ({ [group]: [...new Set(found)] }),
      ),
  }
}

function documentsCondition(given: readonly string[]): Condition {
  const values = foldAll(given, foldName).map(({ folded }) => folded)
  return {
    anchor: { where: 'documents', values },
    answer: ({ documents }) => {
      const found = new Map<string, { title: string; number: string | null }>()
      for (const { title, number, folded } of documents) {
        if (values.some((value) => folded.includes(value))) found.set(folded, { title, number })
      }
      return orNull([...found.values()], (found) => ({ documents: found }))
    },
  }
}

function amountCondition(min: number): Condition {
  return {
    anchor: null,
    answer: ({ article: { amount } }) => (amount && amount.value >= min ? { amount } : null),
  }
}

interface Sought {
  readonly words: readonly Folded[]
  readonly patterns: readonly CompiledPattern[]
}

const foldedOf = ({ words }: Sought) => words.map(({ folded }) => folded)

function found({ words, patterns }: Sought, facts: ArticleFacts) {
  return {
    words: words.filter(({ folded }) => facts.hasWord(folded)).map(({ given }) => given),
    patterns: patterns.flatMap((each) => {
      const text = facts.find(each)
      return text === null ? [] : [{ pattern: each.pattern, text }]
    }),
  }
}

function allCondition(sought: Sought): Condition {
  const { words, patterns } = sought
  const [longest] = words.toSorted((a, b) => b.folded.length - a.folded.length)
  return {
    words: foldedOf(sought),
    anchor: longest ? { where: 'text', values: [longest.folded] } : null,
    answer: (facts) => {
      if (!words.every(({ folded }) => facts.hasWord(folded))) return null
      return patterns.every((each) => facts.find(each) !== null) ? found(sought, facts) : null
    },
  }
}

function anyCondition(sought: Sought): Condition {
  const { patterns } = sought
  return {
    words: foldedOf(sought),
    anchor: patterns.length > 0 ? null : { where: 'text', values: foldedOf(sought) },
    answer: (facts) => {
      const answer = found(sought, facts)
      return answer.words.length + answer.patterns.length > 0 ? answer : null
    },
  }
}

function soughtIn({ words, patterns }: SubscriptionFilter, list: 'any' | 'all' | 'none'): Sought {
  return {
    words: foldAll(words[list], matchText),
    patterns: (patterns?.[list] ?? []).map(compilePattern),
  }
}

const isAsked = ({ words, patterns }: Sought) => words.length + patterns.length > 0

/** The most telling first: the first that has an anchor is where the filter is looked up. */
function conditionsOf(filter: SubscriptionFilter): Condition[] {
  const { topics, regions, sections, issuers, documents, series, amountMin } = filter
  const all = soughtIn(filter, 'all')
  const any = soughtIn(filter, 'any')
  const conditions: Condition[] = []
  if (isAsked(all)) conditions.push(allCondition(all))
  if (isAsked(any)) conditions.push(anyCondition(any))
  if (documents?.length) conditions.push(documentsCondition(documents))
  if (issuers?.length) conditions.push(namesCondition('issuers', issuers))
  if (regions.length > 0) conditions.push(regionsCondition(regions))
  if (series?.length) conditions.push(namesCondition('series', series))
  if (sections?.length) conditions.push(namesCondition('sections', sections))
  if (topics.length > 0) conditions.push(topicsCondition(topics))
  if (amountMin !== undefined) conditions.push(amountCondition(amountMin))
  return conditions
}

function anchorsOf(conditions: readonly Condition[], match: 'all' | 'any'): Anchor[] {
  const anchors = conditions.flatMap(({ anchor }) => anchor ?? [])
  if (match === 'all') return anchors.slice(0, 1)
  return anchors.length === conditions.length ? anchors : []
}

function merged(answers: readonly Partial<MatchReason>[]): MatchReason {
  const why: MatchReason = { topics: [], regions: [], words: [] }
  const words = new Set<string>()
  const patterns: NonNullable<MatchReason['patterns']> = []
  for (const answer of answers) {
    Object.assign(why, answer)
    for (const word of answer.words ?? []) words.add(word)
    patterns.push(...(answer.patterns ?? []))
  }
  why.words = [...words]
  if (patterns.length > 0) why.patterns = patterns
  else delete why.patterns
  return why
}

/** What answers the conditions, or null where they do not hold together. */
function answersTo(
  conditions: readonly Condition[],
  match: 'all' | 'any',
  facts: ArticleFacts,
): Partial<MatchReason>[] | null {
  const answers: Partial<MatchReason>[] = []
  for (const { answer } of conditions) {
    const answered = answer(facts)
    if (answered) answers.push(answered)
    else if (match === 'all') return null
  }
  return conditions.length > 0 && answers.length === 0 ? null : answers
}

const isFound = ({ words, patterns }: Sought, facts: ArticleFacts) =>
  words.some(({ folded }) => facts.hasWord(folded)) ||
  patterns.some((each) => facts.find(each) !== null)

/** @throws PatternError: a filter is checked before it is saved, and checked again here. */
export function compileFilter(filter: SubscriptionFilter): CompiledFilter {
  const conditions = conditionsOf(filter)
  const none = soughtIn(filter, 'none')
  const match = filter.match ?? 'all'
  return {
    words: conditions.flatMap(({ words }) => words ?? []).concat(foldedOf(none)),
    anchors: anchorsOf(conditions, match),
    whyWanted: (facts) => {
      const answers = answersTo(conditions, match, facts)
      return answers === null || isFound(none, facts) ? null : merged(answers)
    },
  }
}
