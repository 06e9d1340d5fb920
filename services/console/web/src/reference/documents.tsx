/** Cited policy documents: who cites each, and since when. */
import type { DocumentItem } from '@jianbao/schema'
import { Input, Segmented } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { useApiPages } from '../api/use-api.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { SubNav } from '../parts/sub-nav.tsx'
import { referencePages } from '../shell/sub-pages.ts'
import { useSay } from '../text/language.tsx'

export const documentAddress = (key: string) => `/documents/${encodeURIComponent(key)}`

export function Documents() {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const query = params.get('query') ?? ''
  const sort = params.get('sort') === 'newest' ? 'newest' : 'cited'
  const change = (given: { query?: string; sort?: string }) => {
    const next = { query, sort: sort as string, ...given }
    setParams({ ...(next.query && { query: next.query }), ...(next.sort === 'newest' && next) })
  }
  const pages = useApiPages('GET /api/documents', { sort, ...(query && { query }) })
  return (
    <>
      <h1>{say('documents')}</h1>
      <SubNav of={referencePages} label="reference" />
      <p className="intro">{say('documentsIntro')}</p>
      <div className="table-tools">
        <Input.Search
          key={query}
          className="finder"
          allowClear
          maxLength={200}
          defaultValue={query}
          aria-label={say('findDocument')}
          placeholder={say('findDocument')}
          onSearch={(text) => change({ query: text.trim() })}
        />
        <Segmented
          aria-label={say('sortBy')}
          value={sort}
          onChange={(chosen) => change({ sort: chosen })}
          options={[
            { value: 'cited', label: say('sortCited') },
            { value: 'newest', label: say('sortNewest') },
          ]}
        />
      </div>
      <Shown of={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
        {(items) =>
          items.length === 0 ? (
            <Nothing title={say(query ? 'noneFound' : 'noDocuments')}>
              <p>{say(query ? 'noneFoundHint' : 'noDocumentsHint')}</p>
            </Nothing>
          ) : (
            <section className="card">
              <DocumentTable items={items} />
              <MoreButton pages={pages} />
            </section>
          )
        }
      </Shown>
    </>
  )
}

function DocumentTable({ items }: { items: readonly DocumentItem[] }) {
  const say = useSay()
  return (
    <table className="data-table compact">
      <thead>
        <tr>
          <th scope="col">{say('documentTitle')}</th>
          <th scope="col">{say('documentNumber')}</th>
          <th scope="col" className="number">
            {say('citedBy')}
          </th>
          <th scope="col">{say('firstSeen')}</th>
          <th scope="col">{say('lastSeen')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ key, title, numbers, articles, firstSeen, lastSeen }) => (
          <tr key={key}>
            <th scope="row">
              <Link to={documentAddress(key)}>《{title}》</Link>
            </th>
            <td
              data-label={say('documentNumber')}
              className={numbers.length === 0 ? 'none' : 'numbers'}
            >
              {numbers.join('、')}
            </td>
            <td data-label={say('citedBy')} className="number">
              {articles}
            </td>
            <td data-label={say('firstSeen')} className="day">
              {firstSeen}
            </td>
            <td data-label={say('lastSeen')} className="day">
              {lastSeen}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
