import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined'
import { Button, Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useApiPages } from '../api/use-api.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { Loading, Nothing, Shown } from '../parts/states.tsx'
import { useSay } from '../text/language.tsx'
import { SubscriptionLine } from './subscription-line.tsx'

const SubscriptionForm = lazy(async () => ({
  default: (await import('./subscription-form.tsx')).SubscriptionForm,
}))

export function Subscriptions() {
  const say = useSay()
  const [state, setState] = useState<'active' | 'ended'>('active')
  const [isNew, setIsNew] = useState(false)
  const pages = useApiPages('GET /api/subscriptions', { state })
  const shown = { data: pages.items, error: pages.error, refetch: pages.refetch }
  return (
    <>
      <div className="page-head">
        <h1>{say('subscriptions')}</h1>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setIsNew(true)}>
          {say('newSubscription')}
        </Button>
      </div>
      <Segmented
        className="filter"
        value={state}
        onChange={setState}
        options={[
          { value: 'active', label: say('activeN') },
          { value: 'ended', label: say('endedN') },
        ]}
      />
      <Shown of={shown}>
        {(items) =>
          items.length === 0 ? (
            <NoSubscriptions state={state} />
          ) : (
            <section className="card">
              <ul className="lines">
                {items.map((item) => (
                  <SubscriptionLine key={item.id} item={item} />
                ))}
              </ul>
              <MoreButton pages={pages} />
            </section>
          )
        }
      </Shown>
      <SidePanel open={isNew} onClose={() => setIsNew(false)} title={say('newSubscription')}>
        <Suspense fallback={<Loading />}>
          <SubscriptionForm onDone={() => setIsNew(false)} />
        </Suspense>
      </SidePanel>
    </>
  )
}

function NoSubscriptions({ state }: { state: 'active' | 'ended' }) {
  const say = useSay()
  if (state === 'ended') return <Nothing title={say('noEnded')} />
  return (
    <Nothing title={say('noSubscriptions')}>
      <p>{say('noSubscriptionsHint')}</p>
    </Nothing>
  )
}
