/** Search: the text of a filter, what it finds, and the way from there to a subscription. */
import type { SearchAnswer, SearchFacets } from '@jianbao/schema'
import { ApiFailure } from '../api/call.ts'
import { useApi, useApiPages } from '../api/use-api.ts'
import { FilterHelp } from '../parts/filter-help.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { useSum } from '../parts/sum.ts'
import { useLanguage, useSay } from '../text/language.tsx'
import { ConditionChips } from './condition-chips.tsx'
import { facetGroups } from './facet-groups.ts'
import { FacetLists } from './facet-lists.tsx'
import { HitLine } from './hit-line.tsx'
import { hitsAsked, type SearchState, termsOf, useSearchState } from './search-address.ts'
import { SearchBox } from './search-box.tsx'
import { conditionsOf } from './search-terms.ts'
import { SearchWays } from './search-ways.tsx'

export function SearchPage() {
  const say = useSay()
  const [state, change] = useSearchState()
  const terms = termsOf(state)
  const pages = useApiPages('GET /api/search', hitsAsked(state))
  const facets = useApi('GET /api/search/facets', { query: terms })
  const answer = pages.data?.pages[0]
  const { error } = pages
  return (
    <>
      <h1>{say('search')}</h1>
      <SearchBox key={state.q} state={state} onSearch={change} />
      {error instanceof ApiFailure && error.code === 'wrong-filter' ? (
        <WrongSearch error={error} />
      ) : (
        <Shown of={{ data: answer, error, refetch: pages.refetch }}>
          {(first) => (
            <Found
              answer={first}
              hits={pages.items ?? []}
              facets={facets.data}
              state={state}
              onChange={change}
              more={<MoreButton pages={pages} />}
            />
          )}
        </Shown>
      )}
    </>
  )
}

interface FoundGiven {
  readonly answer: SearchAnswer
  readonly hits: SearchAnswer['items']
  readonly facets: SearchFacets | undefined
  readonly state: SearchState
  readonly onChange: (change: Partial<SearchState>) => void
  readonly more: React.ReactNode
}

function Found({ answer, hits, facets, state, onChange, more }: FoundGiven) {
  const say = useSay()
  const topicName = useTopicName()
  const sum = useSum()
  const groups = facets ? facetGroups(facets, { understood: answer, state, topicName, sum }) : []
  const conditions = conditionsOf(answer, state, topicName)
  return (
    <>
      <ConditionChips conditions={conditions} onChange={onChange} />
      <div className="found-panes">
        <FacetLists groups={groups} onChoose={onChange} />
        <section className="card" aria-label={say('results')}>
          <SearchWays
            state={state}
            onChange={onChange}
            answer={answer}
            total={facets?.total}
            hasHits={hits.length > 0}
          />
          {hits.length === 0 ? (
            <Nothing title={say(conditions.length === 0 ? 'nothingToSearch' : 'noHits')}>
              <p>{say(conditions.length === 0 ? 'searchedSoon' : 'noHitsHint')}</p>
            </Nothing>
          ) : (
            <ul className="lines">
              {hits.map((hit) => (
                <HitLine key={hit.id} hit={hit} />
              ))}
            </ul>
          )}
          {more}
        </section>
      </div>
    </>
  )
}

/** What cannot be read is told with its place, and how it is written right. */
function WrongSearch({ error }: { error: ApiFailure }) {
  const { language } = useLanguage()
  return (
    <div className="card" role="alert">
      <p className="state-title">{error[language]}</p>
      <FilterHelp isOpen />
    </div>
  )
}

function useTopicName(): (id: string) => string {
  const { language } = useLanguage()
  const topics = useApi('GET /api/topics', {})
  return (id) => topics.data?.items.find((topic) => topic.id === id)?.[language] ?? id
}
