/** Where digests go, a test for each, and what takes no more. */
import type { ChannelItem } from '@jianbao/schema'
import { Button, Popconfirm, Segmented, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { May } from '../access/may.tsx'
import { useAct, useApi } from '../api/use-api.ts'
import { Nothing, Shown } from '../parts/states.tsx'
import { SubNav } from '../parts/sub-nav.tsx'
import { Ago } from '../parts/time.tsx'
import { followPages } from '../shell/sub-pages.ts'
import { useSay } from '../text/language.tsx'
import { TestSend } from './test-send.tsx'

const states = ['all', 'off'] as const

export function Channels() {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const state = params.get('state') === 'off' ? 'off' : 'all'
  const all = useApi('GET /api/channels', {}, { enabled: state === 'all' })
  const off = useApi('GET /api/suppressions', {}, { enabled: state === 'off' })
  return (
    <>
      <h1>{say('channels')}</h1>
      <SubNav of={followPages} label="subscriptions" />
      <p className="intro">{say('channelsIntro')}</p>
      <Segmented
        className="filter"
        value={state}
        onChange={(chosen) => setParams(chosen === 'off' ? { state: 'off' } : {})}
        options={states.map((each) => ({
          value: each,
          label: say(each === 'off' ? 'suppressedChannels' : 'allChannels'),
        }))}
      />
      <Shown of={state === 'off' ? off : all}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(state === 'off' ? 'noSuppressed' : 'noChannels')}>
              <p>{say(state === 'off' ? 'noSuppressedHint' : 'noChannelsHint')}</p>
            </Nothing>
          ) : (
            <section className="card">
              <ul className="lines">
                {items.map((item) => (
                  <ChannelLine key={item.id} item={item} />
                ))}
              </ul>
            </section>
          )
        }
      </Shown>
    </>
  )
}

function ChannelLine({ item }: { item: ChannelItem }) {
  const say = useSay()
  const isOff = item.state === 'suppressed'
  return (
    <li className="line" data-channel={item.kind}>
      <div className="line-main">
        <span className="line-title">
          <Tag>{say(`kind_${item.kind}`)}</Tag> <span className="file-name">{item.address}</span>
        </span>
        <p className="line-sub">
          <May use="GET /api/subscribers/:id" otherwise={<span>{item.subscriber}</span>}>
            <Link to={`/subscribers?id=${item.subscriberId}`}>{item.subscriber}</Link>
          </May>
          <span>{say('subscriptionsN', { n: item.activeSubscriptions })}</span>
        </p>
        {isOff && (
          <p className="line-sub alarm">
            {say(`reason_${item.reason ?? 'none'}`)} {item.stateAt && <Ago at={item.stateAt} />}
          </p>
        )}
      </div>
      <div className="line-side">
        {isOff ? (
          <TakeUp id={item.id} />
        ) : (
          item.kind !== 'feed' && item.activeSubscriptions > 0 && <TestSend channelId={item.id} />
        )}
      </div>
    </li>
  )
}

const stale = [
  'GET /api/suppressions',
  'GET /api/channels',
  'GET /api/subscriptions',
  'GET /api/subscribers',
] as const

function TakeUp({ id }: { id: string }) {
  const say = useSay()
  const release = useAct('DELETE /api/suppressions/:id', stale)
  return (
    <May use="DELETE /api/suppressions/:id">
      <Popconfirm
        title={say('takeUp')}
        description={say('takeUpSure')}
        onConfirm={() => release.mutateAsync({ params: { id } })}
      >
        <Button>{say('takeUp')}</Button>
      </Popconfirm>
    </May>
  )
}
