/** Readers: who gets what through which channel. */
import type { SubscriberItem } from '@jianbao/schema'
import { Button, Input, Tag } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useApiPages } from '../api/use-api.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { SubNav } from '../parts/sub-nav.tsx'
import { followPages } from '../shell/sub-pages.ts'
import { useSay } from '../text/language.tsx'
import { LastSent } from './last-sent.tsx'
import { SubscriberDetails } from './subscriber-details.tsx'

export function Subscribers() {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const [query, setQuery] = useState('')
  const pages = useApiPages('GET /api/subscribers', query === '' ? {} : { query })
  const opened = params.get('id')
  const close = () => setParams({}, { replace: true })
  return (
    <>
      <h1>{say('subscribers')}</h1>
      <SubNav of={followPages} label="subscriptions" />
      <p className="intro">{say('subscribersIntro')}</p>
      <Input.Search
        className="finder"
        allowClear
        maxLength={200}
        aria-label={say('findSubscriber')}
        placeholder={say('findSubscriber')}
        onSearch={(text) => setQuery(text.trim())}
      />
      <Shown of={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
        {(items) =>
          items.length === 0 ? (
            <NoSubscribers isSearch={query !== ''} />
          ) : (
            <section className="card">
              <ul className="lines">
                {items.map((item) => (
                  <SubscriberLine
                    key={item.id}
                    item={item}
                    onOpen={() => setParams({ id: item.id })}
                  />
                ))}
              </ul>
              <MoreButton pages={pages} />
            </section>
          )
        }
      </Shown>
      <SidePanel open={opened !== null} onClose={close} title={say('subscribers')} wide>
        {opened !== null && <SubscriberDetails id={opened} onErased={close} />}
      </SidePanel>
    </>
  )
}

function NoSubscribers({ isSearch }: { isSearch: boolean }) {
  const say = useSay()
  if (isSearch) return <Nothing title={say('noneFound')} />
  return (
    <Nothing title={say('noSubscribers')}>
      <p>{say('noSubscribersHint')}</p>
    </Nothing>
  )
}

function SubscriberLine({ item, onOpen }: { item: SubscriberItem; onOpen: () => void }) {
  const say = useSay()
  return (
    <li className="line" data-subscriber={item.name}>
      <div className="line-main">
        <span className="line-title">
          {item.name} {item.sample && <Tag>{say('sample')}</Tag>}
        </span>
        {item.channels.map((channel) => (
          <p key={channel.id} className="line-sub">
            <Tag>{say(`kind_${channel.kind}`)}</Tag>
            <span className="file-name">{channel.address}</span>
            {channel.state === 'suppressed' && <Tag color="error">{say('suppressed')}</Tag>}
          </p>
        ))}
        <p className="line-sub">
          <span>{say('subscriptionsN', { n: item.activeSubscriptions })}</span>
          <LastSent at={item.lastSentAt} />
        </p>
      </div>
      <div className="line-side">
        <Button onClick={onOpen}>{say('details')}</Button>
      </div>
    </li>
  )
}
