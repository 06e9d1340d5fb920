/** Beside the text: what it is about, gathered from its mentions, each with the way to its place. */
import type { ArticleDetail, Followable } from '@jianbao/schema'
import { Link } from 'react-router'
import { useApi } from '../api/use-api.ts'
import { usePick, useSay } from '../text/language.tsx'
import type { Message } from '../text/messages.ts'
import { FollowLink } from './follow-link.tsx'
import { gatherDates } from './gather-dates.ts'
import { MoneySums } from './money-sums.tsx'
import { OtherPrints } from './other-prints.tsx'
import { type GoTo, Long, Part, type Places, Words } from './side-part.tsx'

interface Given {
  readonly detail: ArticleDetail
  readonly onGo: GoTo
}

export function ArticleSide({ detail, onGo }: Given) {
  const say = useSay()
  return (
    <aside className="side card" aria-label={say('about')}>
      <Followables detail={detail} kind="topic" title="topics" onGo={onGo} />
      <Followables detail={detail} kind="issuer" title="issuers" onGo={onGo} />
      <Followables detail={detail} kind="region" title="kind_regions" onGo={onGo} />
      <MoneySums detail={detail} onGo={onGo} />
      <Followables detail={detail} kind="document" title="kind_documents" onGo={onGo} />
      <Dates detail={detail} onGo={onGo} />
      <OtherPrints id={detail.article.id} />
      <Similar id={detail.article.id} />
    </aside>
  )
}

interface ListGiven extends Given {
  readonly kind: Followable['kind']
  readonly title: Message
}

function Followables({ detail, kind, title, onGo }: ListGiven) {
  const pick = usePick()
  const found = detail.follows.filter((each) => each.kind === kind)
  if (found.length === 0) return null
  return (
    <Part title={title} count={found.length}>
      <Long
        items={found.map((each) => (
          <li key={each.key} className="side-line">
            <Words words={pick(each.name)} places={placesOf(detail, each)} onGo={onGo} />
            <FollowLink of={each} />
          </li>
        ))}
      />
    </Part>
  )
}

/** Where the text names it. */
function placesOf({ article: { mentions } }: ArticleDetail, { kind, key }: Followable): Places {
  const starts = (found: readonly { start: number }[]) => found.map(({ start }) => start)
  if (kind === 'region')
    return { kind: 'regions', at: starts(mentions.regions.filter(({ code }) => code === key)) }
  if (kind === 'document')
    return {
      kind: 'documents',
      at: starts(mentions.documents.filter((each) => each.title === key)),
    }
  if (kind === 'issuer')
    return {
      kind: 'agencies',
      at: starts(mentions.agencies.filter((each) => each.canonical === key)),
    }
  return { kind: 'regions', at: [] }
}

function Dates({ detail, onGo }: Given) {
  const say = useSay()
  const dates = gatherDates(detail.article.mentions)
  if (dates.length === 0) return null
  return (
    <Part title="kind_dates" count={dates.length}>
      <Long
        items={dates.map((each) => (
          <li key={`${each.kind} ${each.date}`} className="side-line">
            <Words words={each.date} places={{ kind: each.kind, at: each.at }} onGo={onGo} />
            {each.kind === 'deadlines' && <span className="alarm">{say('kind_deadlines')}</span>}
          </li>
        ))}
      />
    </Part>
  )
}

function Similar({ id }: { id: string }) {
  const say = useSay()
  const similar = useApi('GET /api/articles/:id/similar', { params: { id } })
  const items = similar.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Part title="similar" count={items.length}>
      <Long
        items={items.map((each) => (
          <li key={each.id} className="side-article">
            <Link to={`/bulletins/${each.bulletin.id}/${each.ordinal}`} lang="zh-CN">
              {each.label && <span className="label">{each.label}</span>}
              {each.title}
            </Link>
            <span className="soft">
              {each.day} · {say('likeness', { n: Math.round(each.likeness * 100) })}
            </span>
          </li>
        ))}
      />
    </Part>
  )
}
