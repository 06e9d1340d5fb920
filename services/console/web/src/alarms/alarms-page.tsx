/** What is broken, what was, and that somebody has seen it. */
import type { AlarmItem } from '@jianbao/schema'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useByWhom } from '../access/by-whom.ts'
import { May } from '../access/may.tsx'
import { useAct, useApiPages } from '../api/use-api.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { SubNav } from '../parts/sub-nav.tsx'
import { useExact } from '../parts/time.tsx'
import { operatePages } from '../shell/sub-pages.ts'
import { usePick, useSay } from '../text/language.tsx'

export function AlarmsPage() {
  const say = useSay()
  const [state, setState] = useState<'open' | 'all'>('open')
  const pages = useApiPages('GET /api/alarms', { state })
  return (
    <>
      <h1>{say('alarmsPage')}</h1>
      <SubNav of={operatePages} label="operations" />
      <p className="intro">{say('alarmsIntro')}</p>
      <Segmented
        className="filter"
        value={state}
        onChange={setState}
        options={[
          { value: 'open', label: say('alarmsOpen') },
          { value: 'all', label: say('alarmsAll') },
        ]}
      />
      <Shown of={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
        {(items) =>
          items.length === 0 ? (
            <Nothing title={say(state === 'open' ? 'noAlarmsNow' : 'noAlarmsEver')} />
          ) : (
            <section className="card">
              <ul className="lines">
                {items.map((alarm) => (
                  <AlarmLine key={alarm.id} alarm={alarm} />
                ))}
              </ul>
              <MoreButton pages={pages} />
            </section>
          )
        }
      </Shown>
    </>
  )
}

function AlarmLine({ alarm }: { alarm: AlarmItem }) {
  const say = useSay()
  const pick = usePick()
  const exact = useExact()
  const see = useAct('POST /api/alarms/:id/acknowledge', ['GET /api/alarms'])
  const { since, acknowledgedAt, closedAt } = alarm
  const by = useByWhom()(alarm)
  return (
    <li className="line" data-alarm={alarm.detail.kind}>
      <div className="line-main">
        <p className={closedAt === null ? 'line-title alarm' : 'line-title'}>
          {pick(alarm.sentence)}
        </p>
        <p className="line-sub">
          <span>{say('sinceAt', { time: exact(since) })}</span>
          {acknowledgedAt && <span>{say('acknowledgedAt', { time: exact(acknowledgedAt) })}</span>}
          {by && <span>{by}</span>}
          {closedAt && <span>{say('closedAt', { time: exact(closedAt) })}</span>}
        </p>
      </div>
      <div className="line-side">
        {acknowledgedAt === null && closedAt === null && (
          <May use="POST /api/alarms/:id/acknowledge">
            <Button
              loading={see.isPending}
              onClick={() => see.mutate({ params: { id: alarm.id } })}
            >
              {say('acknowledge')}
            </Button>
          </May>
        )}
      </div>
    </li>
  )
}
