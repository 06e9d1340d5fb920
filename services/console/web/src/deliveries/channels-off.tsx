/** The notice that a channel takes no more: why, since when, and the way back. */
import { Button } from 'antd'
import { useAct, useApi } from '../api/use-api.ts'
import { Ago } from '../parts/time.tsx'
import { useSay } from '../text/language.tsx'

const stale = ['GET /api/suppressions', 'GET /api/deliveries', 'GET /api/subscriptions'] as const

export function ChannelsOff() {
  const say = useSay()
  const off = useApi('GET /api/suppressions', {})
  const release = useAct('DELETE /api/suppressions/:id', stale)
  const items = off.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="card" aria-labelledby="channels-off">
      <div className="card-head">
        <h2 id="channels-off">{say('channelsOff')}</h2>
      </div>
      <ul className="lines">
        {items.map((item) => (
          <li key={item.id} className="line">
            <div className="line-main">
              <span className="line-title">
                {say(`kind_${item.kind}`)} <span className="file-name">{item.address}</span>
              </span>
              <p className="line-sub alarm">
                <span>{say(`reason_${item.reason ?? 'none'}`)}</span>
                {item.stateAt && <Ago at={item.stateAt} />}
              </p>
            </div>
            <div className="line-side">
              <Button onClick={() => release.mutate({ params: { id: item.id } })}>
                {say('takeUp')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
