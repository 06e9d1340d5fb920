import type { Mentions } from '@jianbao/schema'
import { findAgencies } from '../issuers/find-agencies.ts'
import type { RegionContext } from '../regions/evidence.ts'
import { findRegions } from '../regions/find-regions.ts'
import { type CompactText, compactText } from './compact-text.ts'
import { findAmounts } from './find-amounts.ts'
import { findDates } from './find-dates.ts'
import { findDeadlines } from './find-deadlines.ts'
import { findDocuments } from './find-documents.ts'
import { findLinks, withoutLinks } from './find-links.ts'
import { findPeople } from './find-people.ts'
import { findPercentages } from './find-percentages.ts'
import { findProgrammes } from './find-programmes.ts'
import { findQuantities } from './find-quantities.ts'
import type { FinderInput } from './finder-input.ts'
import { readNumerals } from './read-numerals.ts'
import type { DateContext } from './resolve-dates.ts'
import type { TextSpan } from './text-span.ts'

/** When the text speaks, which resolves dates without a year, and where. */
export interface MentionContext extends DateContext {
  /** What is known of the places the text speaks of: its label, the other labels, the date. */
  readonly regions?: RegionContext
}

/** Everything the `spans` of `text` mention: label, title, abstract and blocks of one article, in text order. */
export function mentionsOf(
  text: string,
  spans: readonly TextSpan[],
  context: MentionContext,
): Mentions {
  return mentionsIn(compactText(text, spans), context)
}

/** Everything a view mentions. */
function mentionsIn(view: CompactText, context: MentionContext): Mentions {
  const text = withoutLinks(view)
  const input: FinderInput = { view, text, numerals: readNumerals(text) }
  const dates = findDates(input, context)
  const regions = findRegions(view, context.regions)
  return {
    regions,
    amounts: findAmounts(input),
    percentages: findPercentages(input),
    dates: dates.map(({ mention }) => mention),
    documents: findDocuments(input),
    agencies: findAgencies(view, regions),
    quantities: findQuantities(input),
    programmes: findProgrammes(input),
    people: findPeople(input),
    deadlines: findDeadlines(input, dates),
    links: findLinks(view),
  }
}
