/** What the hits have in common. Choosing a line adds it to the search. */
import type { SearchFacets } from '@jianbao/schema'
import { useApi } from '../api/use-api.ts'
import { useLanguage, useSay } from '../text/language.tsx'
import type { Message } from '../text/messages.ts'
import type { SearchState } from './search-address.ts'

interface Line {
  readonly key: string
  readonly name: string
  readonly count: number
  readonly choose: Partial<SearchState>
}

interface Given {
  readonly facets: SearchFacets
  readonly state: SearchState
  readonly onChoose: (change: Partial<SearchState>) => void
}

const shownMax = 8

export function FacetLists({ facets, state, onChoose }: Given) {
  const say = useSay()
  const groups = useGroups(facets, state)
  return (
    <aside className="facets" aria-label={say('narrowBy')}>
      {groups
        .filter(([, lines]) => lines.length > 0)
        .map(([title, lines]) => (
          <section key={title}>
            <h2>{say(title)}</h2>
            <ul>
              {lines.slice(0, shownMax).map(({ key, name, count, choose }) => (
                <li key={key}>
                  <button type="button" onClick={() => onChoose(choose)}>
                    <span>{name}</span>
                    <span className="soft">{count}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </aside>
  )
}

function useGroups(facets: SearchFacets, { q }: SearchState): [Message, Line[]][] {
  const say = useSay()
  const { language } = useLanguage()
  const topics = useApi('GET /api/topics', {})
  const topicName = (id: string) =>
    topics.data?.items.find((topic) => topic.id === id)?.[language] ?? id
  const add = (term: string) => ({ q: `${q} ${term}`.trim() })
  const named = (key: string) => (each: { name: string; count: number }) => ({
    ...each,
    key: each.name,
    choose: add(`${key}:${quoted(each.name)}`),
  })
  return [
    [
      'facet_topics',
      facets.topics.map(({ id, count }) => ({
        ...{ key: id, name: topicName(id), count, choose: add(`topic:${id}`) },
      })),
    ],
    ['facet_regions', facets.regions.flatMap((region) => regionLines(region, add))],
    ['facet_issuers', facets.issuers.map(named('issuer'))],
    [
      'facet_documents',
      facets.documents.map(({ key, title, count }) => ({
        ...{ key, name: title, count, choose: add(`document:${quoted(title)}`) },
      })),
    ],
    [
      'facet_amounts',
      facets.amounts.toReversed().map(({ from, count }) => ({
        key: String(from),
        name: say('amountFrom', { from: from.toLocaleString() }),
        count,
        choose: add(`amount>=${Math.max(1, from)}`),
      })),
    ],
    [
      'facet_months',
      facets.months.toReversed().map(({ month, count }) => ({
        ...{ key: month, name: month, count, choose: monthOf(month) },
      })),
    ],
    ['facet_series', facets.series.map(named('series'))],
  ]
}

/** A province, and below it what lies in it once it is the only one. */
function regionLines(
  { code, name, count, children }: SearchFacets['regions'][number],
  add: (term: string) => Partial<SearchState>,
): Line[] {
  const own = { key: code, name, count, choose: add(`region:${code}`) }
  const inside = children.slice(0, 2).map((child) => ({
    ...{ key: child.code, name: `　${child.name}`, count: child.count },
    choose: add(`region:${child.code}`),
  }))
  return [own, ...inside]
}

const quoted = (name: string) => `"${name.replace(/["\\]/g, '\\$&')}"`

function monthOf(month: string): Partial<SearchState> {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return { from: `${month}-01`, to: `${month}-${days}` }
}
