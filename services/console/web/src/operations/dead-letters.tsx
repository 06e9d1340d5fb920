/** The jobs that gave up: why, what they were about, and what a person does with one or with all. */
import type { DeadLetter, QueueItem } from '@jianbao/schema'
import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { May } from '../access/may.tsx'
import { useApi } from '../api/use-api.ts'
import { DeliveryDetails } from '../deliveries/delivery-details.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { useSay } from '../text/language.tsx'
import { ActOnAll } from './act-on-all.tsx'
import { DeadLetterLine } from './dead-letter-line.tsx'

const refetchMs = 5_000

export function DeadLetters({ counts }: { counts: readonly QueueItem[] }) {
  const say = useSay()
  const [queue, setQueue] = useState<QueueItem['name']>()
  const [opened, setOpened] = useState<DeadLetter>()
  const query = queue === undefined ? {} : { queue }
  const letters = useApi('GET /api/dead-letters', { query }, { refetchMs })
  const failing = counts.filter(({ failed, name }) => failed > 0 || name === queue)
  const chosen = queue === undefined ? failing : failing.filter(({ name }) => name === queue)
  const total = chosen.reduce((sum, { failed }) => sum + failed, 0)
  return (
    <section className="card" aria-labelledby="dead-letters">
      <div className="card-head wrap">
        <h2 id="dead-letters">{say('deadLetters')}</h2>
        <div className="line-side">
          <May use="GET /api/audit">
            <Link to="/audit">{say('whoActed')}</Link>
          </May>
          {failing.length > 1 && (
            <Select<QueueItem['name'] | 'all'>
              aria-label={say('queue')}
              value={queue ?? 'all'}
              onChange={(name) => setQueue(name === 'all' ? undefined : name)}
              popupMatchSelectWidth={false}
              options={[
                { value: 'all', label: say('ofAllQueues') },
                ...failing.map(({ name, failed }) => ({
                  value: name,
                  label: `${say(`q_${name}`)} (${failed})`,
                })),
              ]}
            />
          )}
          {total > 0 && <ActOnAll queue={queue} total={total} />}
        </div>
      </div>
      <p className="soft">{say('deadIntro')}</p>
      <Shown of={letters}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say('noDead')} />
          ) : (
            <>
              <ul className="lines">
                {items.map((letter) => (
                  <DeadLetterLine
                    key={`${letter.queue} ${letter.id}`}
                    letter={letter}
                    onOpen={() => setOpened(letter)}
                  />
                ))}
              </ul>
              {items.length < total && (
                <p className="soft">{say('shownOf', { n: items.length })}</p>
              )}
            </>
          )
        }
      </Shown>
      <SidePanel
        open={opened !== undefined}
        onClose={() => setOpened(undefined)}
        title={opened?.about ? say('digestFor', { name: opened.about.name }) : ''}
      >
        {opened?.about?.deliveryId && <DeliveryDetails id={opened.about.deliveryId} />}
      </SidePanel>
    </section>
  )
}
