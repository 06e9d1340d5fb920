/** What went to whom; and the buttons of a person where nobody else can tell. */
import type { DeliveryItem } from '@jianbao/schema'
import { Button, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useApiPages } from '../api/use-api.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { OnePerson } from '../parts/one-person.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { deliveryColors } from '../parts/state-colors.ts'
import { Nothing, Shown } from '../parts/states.tsx'
import { Ago, useExact } from '../parts/time.tsx'
import { useAddressState } from '../parts/use-address-state.ts'
import { useSay } from '../text/language.tsx'
import { Answer } from './answer.tsx'
import { ChannelsOff } from './channels-off.tsx'
import { Decide } from './decide.tsx'
import { DeliveryDetails } from './delivery-details.tsx'

const states = ['all', 'unknown', 'failed', 'pending', 'accepted'] as const

export function Deliveries() {
  const say = useSay()
  const [state, setState] = useAddressState('state', states)
  const [opened, setOpened] = useState<DeliveryItem | null>(null)
  const [params, setParams] = useSearchParams()
  const subscriberId = params.get('subscriber')
  const pages = useApiPages('GET /api/deliveries', {
    ...(state !== 'all' && { state }),
    ...(subscriberId !== null && { subscriberId }),
  })
  const shown = { data: pages.items, error: pages.error, refetch: pages.refetch }
  return (
    <>
      <h1>{say('deliveries')}</h1>
      <p className="intro">{say('deliveriesIntro')}</p>
      {subscriberId === null ? (
        <ChannelsOff />
      ) : (
        <OnePerson name={pages.items?.[0]?.subscriber ?? ''} onEverybody={() => setParams({})} />
      )}
      <Segmented
        className="filter"
        value={state}
        onChange={setState}
        options={states.map((each) => ({
          value: each,
          label: each === 'all' ? say('all') : say(`digest_${each}`),
        }))}
      />
      <Shown of={shown}>
        {(items) =>
          items.length === 0 ? (
            <Nothing title={say(state === 'all' ? 'noDeliveries' : 'noneLikeThis')}>
              {state === 'all' && <p>{say('noDeliveriesHint')}</p>}
            </Nothing>
          ) : (
            <section className="card">
              <ul className="lines">
                {items.map((item) => (
                  <DeliveryLine key={item.id} item={item} onOpen={() => setOpened(item)} />
                ))}
              </ul>
              <MoreButton pages={pages} />
            </section>
          )
        }
      </Shown>
      <SidePanel
        open={opened !== null}
        onClose={() => setOpened(null)}
        title={opened?.subject ?? ''}
      >
        {opened && <DeliveryDetails id={opened.id} />}
      </SidePanel>
    </>
  )
}

function DeliveryLine({ item, onOpen }: { item: DeliveryItem; onOpen: () => void }) {
  const say = useSay()
  const exact = useExact()
  const { state, answer } = item
  return (
    <li className="line" data-delivery={item.kind}>
      <div className="line-main">
        <span className="line-title">{item.subject}</span>
        <p className="line-sub">
          <Tag>{say(`kind_${item.kind}`)}</Tag>
          <span>{item.subscriber}</span>
          {item.subscriber !== item.address && <span className="file-name">{item.address}</span>}
          <Ago at={item.createdAt} />
          {state === 'pending' && (
            <span>{say('nextAttempt', { time: exact(item.nextAttemptAt) })}</span>
          )}
          {item.ambiguousSends > 0 && <span>{say('ambiguousN', { n: item.ambiguousSends })}</span>}
        </p>
        {state !== 'accepted' && answer && (
          <p className="line-sub alarm">
            <Answer of={answer} />
          </p>
        )}
      </div>
      <div className="line-side">
        <Tag color={deliveryColors[state]}>{say(`digest_${state}`)}</Tag>
        <Decide item={item} />
        <Button onClick={onOpen}>{say('details')}</Button>
      </div>
    </li>
  )
}
