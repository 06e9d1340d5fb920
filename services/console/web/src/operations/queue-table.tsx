/** Every queue as a row; on a phone as a card. */
import type { QueueItem } from '@jianbao/schema'
import { useDuration } from '../parts/time.tsx'
import { useSay } from '../text/language.tsx'

const counts = ['waiting', 'active', 'delayed', 'failed'] as const
const labelOf = {
  waiting: 'waiting',
  active: 'active',
  delayed: 'delayed',
  failed: 'dead',
} as const

export function QueueTable({ queues }: { queues: readonly QueueItem[] }) {
  const say = useSay()
  return (
    <section className="card">
      <table className="queues">
        <thead>
          <tr>
            <th scope="col">{say('queue')}</th>
            {counts.map((count) => (
              <th key={count} scope="col" className="number">
                {say(labelOf[count])}
              </th>
            ))}
            {(['oldestWaits', 'aMinute', 'workers'] as const).map((label) => (
              <th key={label} scope="col" className="number">
                {say(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <QueueRow key={queue.name} queue={queue} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function QueueRow({ queue }: { queue: QueueItem }) {
  const say = useSay()
  const duration = useDuration()
  const { name, oldestAt, perMinute, workers } = queue
  return (
    <tr data-queue={name}>
      <th scope="row">
        {say(`q_${name}`)} <code className="soft">{name}</code>
      </th>
      {counts.map((count) => (
        <td key={count} data-label={say(labelOf[count])} className={lookOf(count, queue[count])}>
          {queue[count]}
        </td>
      ))}
      <td data-label={say('oldestWaits')} className={oldestAt ? 'number' : 'number soft'}>
        {oldestAt ? duration(oldestAt) : '–'}
      </td>
      <td data-label={say('aMinute')} className={perMinute > 0 ? 'number' : 'number soft'}>
        {perMinute}
      </td>
      <td data-label={say('workers')} className={workers === 0 ? 'number alarm' : 'number'}>
        {workers ?? say('workersUnknown')}
      </td>
    </tr>
  )
}

function lookOf(column: (typeof counts)[number], count: number): string {
  if (count === 0) return 'number soft'
  return column === 'failed' ? 'number alarm' : 'number'
}
