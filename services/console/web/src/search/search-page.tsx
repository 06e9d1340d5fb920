/** Search: the text of a filter, what it finds, and the way from there to a subscription. */
import BellOutlined from '@ant-design/icons/es/icons/BellOutlined'
import type { SearchAnswer } from '@jianbao/schema'
import { Button, Input, Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { addressOf } from '../api/call.ts'
import { useApi, useApiPages } from '../api/use-api.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { Loading, Nothing, Shown } from '../parts/states.tsx'
import { useSay } from '../text/language.tsx'
import { FacetLists } from './facet-lists.tsx'
import { HitLine } from './hit-line.tsx'
import { type SearchState, termsOf, useSearchState } from './search-address.ts'

const SubscriptionForm = lazy(async () => ({
  default: (await import('../subscriptions/subscription-form.tsx')).SubscriptionForm,
}))

const sorts = ['newest', 'relevance'] as const
const formats = ['csv', 'json', 'md'] as const

export function SearchPage() {
  const say = useSay()
  const [state, change] = useSearchState()
  const terms = termsOf(state)
  const pages = useApiPages('GET /api/search', { ...terms, sort: state.sort })
  const facets = useApi('GET /api/search/facets', { query: terms })
  const shown = { data: pages.items, error: pages.error, refetch: pages.refetch }
  return (
    <>
      <h1>{say('search')}</h1>
      <SearchBox key={state.q} state={state} onSearch={change} />
      <Shown of={shown}>
        {(hits) => (
          <div className="found-panes">
            {facets.data && <FacetLists facets={facets.data} state={state} onChoose={change} />}
            <section className="card">
              <Ways state={state} change={change} answer={pages.data?.pages[0]} />
              <Total of={facets.data?.total} />
              {hits.length === 0 ? (
                <Nothing title={say('noHits')}>
                  <p>{say('noHitsHint')}</p>
                </Nothing>
              ) : (
                <ul className="lines">
                  {hits.map((hit) => (
                    <HitLine key={hit.id} hit={hit} />
                  ))}
                </ul>
              )}
              <MoreButton pages={pages} />
            </section>
          </div>
        )}
      </Shown>
    </>
  )
}

interface BoxGiven {
  readonly state: SearchState
  readonly onSearch: (change: Partial<SearchState>) => void
}

function SearchBox({ state, onSearch }: BoxGiven) {
  const say = useSay()
  const { from, to } = state
  return (
    <search className="search-box">
      <Input.Search
        size="large"
        allowClear
        enterButton={say('search')}
        defaultValue={state.q}
        maxLength={4_000}
        aria-label={say('searchLabel')}
        placeholder={say('searchPlaceholder')}
        onSearch={(q) => onSearch({ q: q.trim() })}
      />
      <p className="soft">{say('searchHint')}</p>
      {(from || to) && (
        <p>
          {say('periodOf', { from, to })}{' '}
          <Button type="link" size="small" onClick={() => onSearch({ from: '', to: '' })}>
            {say('anyTime')}
          </Button>
        </p>
      )}
    </search>
  )
}

function Total({ of: total }: { of: { count: number; more: boolean } | undefined }) {
  const say = useSay()
  if (!total || total.count === 0) return null
  const n = `${total.count.toLocaleString()}${total.more ? '+' : ''}`
  return (
    <p className="soft" role="status">
      {say('hitsN', { n })}
    </p>
  )
}

interface WaysGiven {
  readonly state: SearchState
  readonly change: (change: Partial<SearchState>) => void
  readonly answer: SearchAnswer | undefined
}

function Ways({ state, change, answer }: WaysGiven) {
  const say = useSay()
  return (
    <div className="found-ways">
      <Segmented
        value={state.sort}
        onChange={(sort) => change({ sort })}
        options={sorts.map((each) => ({ value: each, label: say(`sort_${each}`) }))}
      />
      <span className="found-exports">
        <span className="soft">{say('exportAs')}</span>
        {formats.map((format) => (
          <a
            key={format}
            href={addressOf('GET /api/search/export', { query: { ...termsOf(state), format } })}
          >
            {format.toUpperCase()}
          </a>
        ))}
      </span>
      {answer && <Follow answer={answer} />}
    </div>
  )
}

function Follow({ answer }: { answer: SearchAnswer }) {
  const say = useSay()
  const [isOpen, setIsOpen] = useState(false)
  const close = () => setIsOpen(false)
  return (
    <>
      <Button icon={<BellOutlined />} onClick={() => setIsOpen(true)}>
        {say('followSearch')}
      </Button>
      <SidePanel open={isOpen} onClose={close} title={say('followSearch')}>
        <p className="file-name">{answer.text || say('everyArticle')}</p>
        {answer.beyond.length > 0 && <p className="soft">{say('followBeyond')}</p>}
        <Suspense fallback={<Loading />}>
          <SubscriptionForm onDone={close} follows={answer} />
        </Suspense>
      </SidePanel>
    </>
  )
}
