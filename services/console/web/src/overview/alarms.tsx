import type { AlarmItem } from '@jianbao/schema'
import { May } from '../access/may.tsx'
import { useAct, useApi } from '../api/use-api.ts'
import { Banner } from '../parts/banner.tsx'
import { useExact } from '../parts/time.tsx'
import { usePick, useSay } from '../text/language.tsx'

const refetchMs = 60_000
const shownMax = 20

/** What is broken and nobody has seen yet. Nothing is shown while all is well. */
export function Alarms() {
  const say = useSay()
  const alarms = useApi('GET /api/alarms', { query: { limit: shownMax } }, { refetchMs })
  const open = alarms.data?.items.filter((alarm) => alarm.acknowledgedAt === null) ?? []
  if (open.length === 0) return null
  const list = (
    <ul className="plain">
      {open.map((alarm) => (
        <AlarmLine key={alarm.id} alarm={alarm} />
      ))}
    </ul>
  )
  return (
    <Banner look="warning" title={say('alarms')}>
      {list}
    </Banner>
  )
}

function AlarmLine({ alarm }: { alarm: AlarmItem }) {
  const say = useSay()
  const pick = usePick()
  const exact = useExact()
  const acknowledge = useAct('POST /api/alarms/:id/acknowledge', ['GET /api/alarms'])
  const see = () => acknowledge.mutate({ params: { id: alarm.id } })
  return (
    <li className="alarm-line" data-alarm={alarm.detail.kind}>
      <span>
        {pick(alarm.sentence)}{' '}
        <span className="soft">{say('sinceAt', { time: exact(alarm.since) })}</span>
      </span>
      <May use="POST /api/alarms/:id/acknowledge">
        <button
          type="button"
          className="quiet bordered"
          disabled={acknowledge.isPending}
          onClick={see}
        >
          {say('alarmSeen')}
        </button>
      </May>
    </li>
  )
}
