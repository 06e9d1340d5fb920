/** One cited document: its numbers, and every article that cites it with the words round the place. */
import type { DocumentCitation, DocumentItem } from '@jianbao/schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { May } from '../access/may.tsx'
import { call } from '../api/call.ts'
import { LinkButton } from '../parts/link-button.tsx'
import { Marked } from '../parts/marked.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { Shown } from '../parts/states.tsx'
import { SubNav } from '../parts/sub-nav.tsx'
import { quoted, searchAddress } from '../search/search-address.ts'
import { referencePages } from '../shell/sub-pages.ts'
import { useSay } from '../text/language.tsx'
import { placeAddress } from './place-address.ts'

export function DocumentPage() {
  const say = useSay()
  const { key = '' } = useParams()
  const pages = useInfiniteQuery({
    queryKey: ['GET /api/documents/:key', key],
    queryFn: ({ pageParam }) =>
      call('GET /api/documents/:key', {
        params: { key },
        query: pageParam === undefined ? {} : { after: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ citations }) => citations.next ?? undefined,
  })
  return (
    <>
      <SubNav of={referencePages} label="reference" />
      <p>
        <Link to="/documents">← {say('backToDocuments')}</Link>
      </p>
      <Shown of={{ data: pages.data?.pages[0], error: pages.error, refetch: pages.refetch }}>
        {(found) => (
          <>
            <DocumentHead of={found} />
            <section className="card" aria-labelledby="cites">
              <h2 id="cites">{say('whoCites')}</h2>
              <ul className="lines">
                {pages.data?.pages
                  .flatMap(({ citations }) => citations.items)
                  .map((each) => (
                    <CitationLine key={each.article.id} citation={each} />
                  ))}
              </ul>
              <MoreButton pages={pages} />
            </section>
          </>
        )}
      </Shown>
    </>
  )
}

function DocumentHead({ of }: { of: DocumentItem }) {
  const say = useSay()
  const text = `document:${quoted(of.title)}`
  return (
    <header className="page-head">
      <div>
        <h1>《{of.title}》</h1>
        <p className="line-sub">
          {of.numbers.map((number) => (
            <span key={number}>{number}</span>
          ))}
          <span>{say('citedByN', { n: of.articles })}</span>
          <span>
            {say('firstSeen')} {of.firstSeen}
          </span>
          <span>
            {say('lastSeen')} {of.lastSeen}
          </span>
        </p>
      </div>
      <p className="line-side">
        <LinkButton to={searchAddress({ q: text })}>{say('searchArticles')}</LinkButton>
        <May use="POST /api/subscriptions">
          <LinkButton to={`/subscriptions?new=${encodeURIComponent(text)}`}>
            {say('followIt')}
          </LinkButton>
        </May>
      </p>
    </header>
  )
}

function CitationLine({ citation }: { citation: DocumentCitation }) {
  const { article, bulletin, day, number, verb, quote } = citation
  const facts = [day, bulletin.title ?? bulletin.name, verb, number]
  return (
    <li className="line">
      <div className="line-main">
        <Link className="line-title" to={placeAddress(article, citation)}>
          {article.label && <span className="soft">{article.label} | </span>}
          {article.title}
        </Link>
        <p className="snippet">
          <Marked of={quote} />
        </p>
        <p className="line-sub">
          {facts.filter(Boolean).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </div>
    </li>
  )
}
