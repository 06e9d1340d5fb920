/** `jianbao search`: finds articles by the same text as `subscribe` follows. */
import { filterNames, regionText } from '@jianbao/extraction'
import { searchHitOf } from '@jianbao/matching'
import { UserError } from '@jianbao/runtime'
import { FilterTextError, parseFilterText, writeFilterText } from '@jianbao/schema'
import {
  countHits,
  openStore,
  readHits,
  type SearchTermsGiven,
  searchNewest,
  searchRelevant,
  wantedWords,
} from '@jianbao/store'
import { Command, InvalidArgumentError } from 'commander'
import { commandSettings } from '../command-settings.ts'
import { commandTopics } from '../command-topics.ts'
import { hitText } from '../search/hit-text.ts'

const example = `
A word must be there, "-" before it: must not; \`any:\` takes several of which one is enough. Keys:
topic: section: region: issuer: document: series: amount>= and match:any.

Examples:
  $ jianbao search 以工代赈 -酒店
  $ jianbao search 'topic:industry region:陕西 amount>=1亿' --from 2026-01-01 --json`

const limitMax = 1_000

interface Options {
  readonly from?: string
  readonly to?: string
  readonly sort: 'newest' | 'relevance'
  readonly limit: number
  readonly json?: boolean
}

export function searchCommand(): Command {
  return (
    new Command('search')
      .description('检索文章：与订阅同一种写法 · find articles by the words a subscription takes')
      .argument('[filter...]', '条件 what to find; without it the newest articles')
      .option('--from <day>', '起始日期 first day, YYYY-MM-DD', readDay)
      .option('--to <day>', '截止日期 last day, YYYY-MM-DD', readDay)
      .option('--sort <order>', 'newest or relevance', readSort, 'newest')
      .option('--limit <count>', '条数 how many to show', readLimit, 20)
      .option('--json', 'print the hits as JSON')
      // A word to be left out begins like an option: -酒店.
      .allowUnknownOption()
      .addHelpText('after', example)
      .action(search)
  )
}

function readDay(given: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given))
  if (isDay) return given
  throw new InvalidArgumentError('应为 YYYY-MM-DD。A day is written 2026-11-03.')
}

function readSort(given: string): Options['sort'] {
  if (given === 'newest' || given === 'relevance') return given
  throw new InvalidArgumentError('可选 newest 或 relevance。Choose newest or relevance.')
}

function readLimit(given: string): number {
  const limit = Number(given)
  if (Number.isInteger(limit) && limit >= 1 && limit <= limitMax) return limit
  throw new InvalidArgumentError(`应为 1 到 ${limitMax} 的整数。A number from 1 to ${limitMax}.`)
}

function readTerms(given: readonly string[], { from, to }: Options): SearchTermsGiven {
  try {
    return { filter: parseFilterText(given.join(' '), filterNames(commandTopics())), from, to }
  } catch (cause) {
    if (cause instanceof FilterTextError)
      throw new UserError({ zh: `${cause.zh}。`, en: `${cause.en}.` }, { cause })
    throw cause
  }
}

async function search(given: string[], options: Options, command: Command): Promise<void> {
  const mistyped = given.find((each) => each.startsWith('--'))
  if (mistyped) command.error(`error: unknown option '${mistyped}'`)
  const terms = readTerms(given, options)
  if (terms.filter.patterns) {
    throw new UserError({
      zh: '搜索还不支持 /…/ 模式；订阅可以用。',
      en: 'A search takes no /…/ pattern; a subscription does.',
    })
  }
  const { databaseUrl } = commandSettings()
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'jianbao-search', onIdleError })
  const find = options.sort === 'newest' ? searchNewest : searchRelevant
  const [total, keys] = await Promise.all([
    countHits(store.db, terms),
    find(store.db, terms, { limit: options.limit }),
  ])
  const rows = await readHits(
    store.db,
    keys.map(({ id }) => id),
  )
  const hits = rows.map((row) => searchHitOf(row, wantedWords(terms.filter)))
  const text = writeFilterText(terms.filter, { regionName: regionText })
  if (options.json)
    process.stdout.write(`${JSON.stringify({ text, total, items: hits }, null, 2)}\n`)
  else process.stdout.write(hitText(hits, { total, colour: process.stdout.isTTY }))
}
