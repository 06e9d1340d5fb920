/** A form as it was sent becomes a wish, or says what is wrong with it, field by field. */
import {
  type Cadence,
  describeFilter,
  type Locale,
  type SignUpWish,
  type SubscriptionFilter,
  type Topic,
} from '@jianbao/schema'
import { CadenceError, nextSlot } from '@jianbao/store'
import { regionName } from '../../filter-wording.ts'
import { cadenceOf, choiceOf, type TimeChoice, timeChoice } from './time-choice.ts'
import {
  type FilterFields,
  type FilterProblems,
  fieldsOf,
  filterForm,
  readFilterForm,
} from './wish-filter.ts'

const form = timeChoice.extend(filterForm.shape)

export interface WishForm extends TimeChoice, FilterFields {
  /** A cadence the form may not be able to show: then it stays as it is. */
  readonly cadence: Cadence | null
}

export type WishProblems = FilterProblems & { readonly when?: 'never' }

const everything: SubscriptionFilter = {
  topics: [],
  regions: [],
  words: { any: [], all: [], none: [] },
}

export const emptyForm: WishForm = {
  ...fieldsOf(everything, []),
  when: 'workdays',
  time: '08:00',
  weekday: 1,
  cadence: null,
}

/** The form of a subscription that exists. */
export function formOf(
  filter: SubscriptionFilter,
  cadence: Cadence,
  topics: readonly Topic[],
): WishForm {
  return { ...fieldsOf(filter, topics), ...choiceOf(cadence), cadence }
}

function comes(cadence: Cadence, at: Date): boolean {
  try {
    nextSlot(cadence, at)
    return true
  } catch (error) {
    if (error instanceof CadenceError) return false
    throw error
  }
}

export interface ReadWish {
  readonly form: WishForm
  /** Undefined when something is wrong. */
  readonly wish: SignUpWish | undefined
  readonly problems: WishProblems
}

interface Around {
  readonly topics: readonly Topic[]
  readonly timeZone: string
  readonly locale: Locale
  readonly at: Date
  /** The subscription that is changed. */
  readonly kept: { readonly filter: SubscriptionFilter; readonly cadence: Cadence } | null
}

/** Sections, documents, patterns…: forms leave them as they are. */
export function keptOf(filter: SubscriptionFilter): SubscriptionFilter {
  const { issuers: _, amountMin: __, ...rest } = filter
  return { ...rest, ...everything }
}

/** What a subscription is called that was given no name. */
export function nameOf(
  filter: SubscriptionFilter,
  { topics, locale }: Pick<Around, 'topics' | 'locale'>,
): string {
  const language = locale === 'en' ? 'en' : 'zh'
  return describeFilter(filter, { regionName, topics, language }).slice(0, 100)
}

export function readWish(body: unknown, around: Around): ReadWish {
  const given = form.parse(body ?? {})
  const { kept, timeZone, at } = around
  const read = readFilterForm(given, { ...around, before: kept?.filter ?? everything })
  const { filter, fields } = read
  const cadence = cadenceOf(given, timeZone, kept?.cadence ?? null)
  const problems: WishProblems = {
    ...read.problems,
    ...(!comes(cadence, at) && { when: 'never' }),
  }
  const isRight = Object.keys(problems).length === 0
  const { when, time, weekday } = given
  return {
    form: { ...fields, when, time, weekday, cadence: kept?.cadence ?? null },
    wish: isRight ? { name: nameOf(filter, around), filter, cadence } : undefined,
    problems,
  }
}
