/** One reader: what they follow, where it goes, what became of it, and the end of it. */
import type { SubscriberItem } from '@jianbao/schema'
import { Tag } from 'antd'
import { Link } from 'react-router'
import { May } from '../access/may.tsx'
import { useApi, useApiPages } from '../api/use-api.ts'
import { TestSend } from '../channels/test-send.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { Shown } from '../parts/states.tsx'
import { SubscriptionLine } from '../subscriptions/subscription-line.tsx'
import { useSay } from '../text/language.tsx'
import { AuditLine } from './audit-line.tsx'
import { EraseReader } from './erase-reader.tsx'
import { ExportReader } from './export-reader.tsx'
import { LastSent } from './last-sent.tsx'

export function SubscriberDetails({ id, onErased }: { id: string; onErased: () => void }) {
  const reader = useApi('GET /api/subscribers/:id', { params: { id } })
  return (
    <Shown of={reader}>
      {(found) => (
        <div className="reader-page">
          <Head reader={found} />
          <TheirSubscriptions id={id} />
          <May use="GET /api/audit">
            <TheirTrail id={id} />
          </May>
          <May use="POST /api/subscribers/:id/export">
            <ExportReader id={id} />
          </May>
          <May use="POST /api/subscribers/:id/erase">
            <EraseReader id={id} onErased={onErased} />
          </May>
        </div>
      )}
    </Shown>
  )
}

function Head({ reader }: { reader: SubscriberItem }) {
  const say = useSay()
  return (
    <section>
      <h3 className="reader-name">{reader.name}</h3>
      <p className="line-sub">
        <LastSent at={reader.lastSentAt} />
        <Link to={`/deliveries?subscriber=${reader.id}`}>{say('toDeliveries')}</Link>
      </p>
      <h3>{say('theirChannels')}</h3>
      <ul className="lines">
        {reader.channels.map((channel) => (
          <li key={channel.id} className="line">
            <p className="line-main line-sub">
              <Tag>{say(`kind_${channel.kind}`)}</Tag>
              <span className="file-name">{channel.address}</span>
              {channel.state === 'suppressed' && <Tag color="error">{say('suppressed')}</Tag>}
            </p>
            <div className="line-side">
              {channel.state === 'active' && channel.kind !== 'feed' && (
                <TestSend channelId={channel.id} />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function TheirSubscriptions({ id }: { id: string }) {
  const say = useSay()
  const pages = useApiPages('GET /api/subscriptions', { subscriberId: id, state: 'all' })
  return (
    <section>
      <h3>{say('theirSubscriptions')}</h3>
      <Shown of={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
        {(items) => (
          <ul className="lines">
            {items.map((item) => (
              <SubscriptionLine key={item.id} item={item} />
            ))}
          </ul>
        )}
      </Shown>
      <MoreButton pages={pages} />
    </section>
  )
}

function TheirTrail({ id }: { id: string }) {
  const say = useSay()
  const pages = useApiPages('GET /api/audit', { subscriberId: id })
  return (
    <section>
      <h3>{say('theirTrail')}</h3>
      <Shown of={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
        {(items) => (
          <ul className="lines">
            {items.map((item) => (
              <AuditLine key={item.id} item={item} isOfOne />
            ))}
          </ul>
        )}
      </Shown>
      <MoreButton pages={pages} />
    </section>
  )
}
