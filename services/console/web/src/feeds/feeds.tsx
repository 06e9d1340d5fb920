/** Feeds: made, their private links copied, revoked, and made anew. */
import type { FeedItem } from '@jianbao/schema'
import { Button, Popconfirm, Segmented } from 'antd'
import { useState } from 'react'
import { useAct, useApi } from '../api/use-api.ts'
import { SidePanel } from '../parts/side-panel.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { SubNav } from '../parts/sub-nav.tsx'
import { useExact } from '../parts/time.tsx'
import { followPages } from '../shell/sub-pages.ts'
import { useSay } from '../text/language.tsx'
import { FeedForm } from './feed-form.tsx'
import { FeedLink } from './feed-link.tsx'

export function Feeds() {
  const say = useSay()
  const [state, setState] = useState<'active' | 'revoked'>('active')
  const [isNew, setIsNew] = useState(false)
  const feeds = useApi('GET /api/feeds', { query: { state } })
  return (
    <>
      <div className="page-head">
        <h1>{say('feeds')}</h1>
        <Button type="primary" onClick={() => setIsNew(true)}>
          {say('newFeed')}
        </Button>
      </div>
      <SubNav of={followPages} label="subscriptions" />
      <p className="intro">{say('feedsIntro')}</p>
      <Segmented
        className="filter"
        value={state}
        onChange={setState}
        options={[
          { value: 'active', label: say('feedsActive') },
          { value: 'revoked', label: say('feedsRevoked') },
        ]}
      />
      <Shown of={feeds}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(state === 'active' ? 'noFeeds' : 'noRevoked')}>
              {state === 'active' && <p>{say('noFeedsHint')}</p>}
            </Nothing>
          ) : (
            <section className="card">
              <ul className="lines">
                {items.map((item) => (
                  <FeedLine key={item.id} item={item} onMade={() => setState('active')} />
                ))}
              </ul>
            </section>
          )
        }
      </Shown>
      <SidePanel open={isNew} onClose={() => setIsNew(false)} title={say('newFeed')}>
        <FeedForm onDone={() => setIsNew(false)} />
      </SidePanel>
    </>
  )
}

function FeedLine({ item, onMade }: { item: FeedItem; onMade: () => void }) {
  const say = useSay()
  const exact = useExact()
  const revoke = useAct('DELETE /api/feeds/:id', ['GET /api/feeds'])
  return (
    <li className="line" data-feed={item.title}>
      <div className="line-main">
        <span className="line-title">{item.title}</span>
        {item.url !== null && <FeedLink url={item.url} title={item.title} />}
        {item.revokedAt && (
          <p className="line-sub">{say('revokedAt', { time: exact(item.revokedAt) })}</p>
        )}
      </div>
      <div className="line-side">
        {item.url === null ? (
          <MakeAnew item={item} onMade={onMade} />
        ) : (
          <Popconfirm
            title={say('revoke')}
            description={say('revokeSure')}
            onConfirm={() => revoke.mutateAsync({ params: { id: item.id } })}
          >
            <Button danger>{say('revoke')}</Button>
          </Popconfirm>
        )}
      </div>
    </li>
  )
}

/** The same content under a new link: the old one stays dead. */
function MakeAnew({ item, onMade }: { item: FeedItem; onMade: () => void }) {
  const say = useSay()
  const make = useAct('POST /api/feeds', ['GET /api/feeds'])
  const { title, topic, region, subscriptionId } = item
  const body = {
    title,
    ...(topic !== null && { topic }),
    ...(region !== null && { region }),
    ...(subscriptionId !== null && { subscriptionId }),
  }
  return (
    <Button loading={make.isPending} onClick={() => make.mutate({ body }, { onSuccess: onMade })}>
      {say('makeAnew')}
    </Button>
  )
}
