import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined'
import type { SubscriptionItem } from '@jianbao/schema'
import { Button, Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useSearchParams } from 'react-router'
import { May } from '../access/may.tsx'
import { useApiPages } from '../api/use-api.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { Loading, Nothing, Shown } from '../parts/states.tsx'
import { SubNav } from '../parts/sub-nav.tsx'
import { followPages } from '../shell/sub-pages.ts'
import { useSay } from '../text/language.tsx'
import { SubscriptionLine } from './subscription-line.tsx'

const SubscriptionForm = lazy(async () => ({
  default: (await import('./subscription-form.tsx')).SubscriptionForm,
}))

export function Subscriptions() {
  const say = useSay()
  const [state, setState] = useState<'active' | 'ended'>('active')
  const builder = useBuilder()
  const pages = useApiPages('GET /api/subscriptions', { state })
  const shown = { data: pages.items, error: pages.error, refetch: pages.refetch }
  return (
    <>
      <div className="page-head">
        <h1>{say('subscriptions')}</h1>
        <May use="POST /api/subscriptions">
          <Button type="primary" icon={<PlusOutlined />} onClick={builder.openNew}>
            {say('newSubscription')}
          </Button>
        </May>
      </div>
      <SubNav of={followPages} label="subscriptions" />
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
                  <SubscriptionLine key={item.id} item={item} onEdit={() => builder.edit(item)} />
                ))}
              </ul>
              <MoreButton pages={pages} />
            </section>
          )
        }
      </Shown>
      <SidePanel
        open={builder.isOpen}
        onClose={builder.close}
        title={say(builder.edits ? 'editSubscription' : 'newSubscription')}
        wide
      >
        <Suspense fallback={<Loading />}>
          <SubscriptionForm onDone={builder.close} text={builder.text} edits={builder.edits} />
        </Suspense>
      </SidePanel>
    </>
  )
}

/** `/subscriptions?new=<text form>` opens the form with this filter, so that any search can be followed. */
function useBuilder() {
  const [params, setParams] = useSearchParams()
  const [edits, setEdits] = useState<SubscriptionItem>()
  const asked = params.get('new')
  return {
    isOpen: asked !== null || edits !== undefined,
    edits,
    text: edits?.filterText ?? asked ?? '',
    openNew: () => setParams({ new: '' }),
    edit: setEdits,
    close: () => {
      setEdits(undefined)
      setParams({}, { replace: true })
    },
  }
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
