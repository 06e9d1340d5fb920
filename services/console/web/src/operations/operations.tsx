/** The queues in plain words, and the jobs that gave up. */
import type { QueueItem } from '@jianbao/schema'
import { Button, Tag } from 'antd'
import { useApi } from '../api/use-api.ts'
import { Shown } from '../parts/states.tsx'
import { useSay } from '../text/language.tsx'
import { DeadLetters } from './dead-letters.tsx'

const refetchMs = 3_000
const columns = ['waiting', 'active', 'delayed', 'failed'] as const

export function Operations() {
  const say = useSay()
  const queues = useApi('GET /api/queues', {}, { refetchMs })
  return (
    <>
      <div className="page-head">
        <h1>{say('queues')}</h1>
        <Button href="/queues" target="_blank" rel="noopener">
          {say('board')}
        </Button>
      </div>
      <p className="intro">
        {say('operationsIntro')} {queues.data && <Tag>{say(`backend_${queues.data.backend}`)}</Tag>}
      </p>
      <Shown of={queues}>{(data) => <QueueTable queues={data.queues} />}</Shown>
      <DeadLetters />
    </>
  )
}

function QueueTable({ queues }: { queues: readonly QueueItem[] }) {
  const say = useSay()
  return (
    <section className="card">
      <table className="queues">
        <thead>
          <tr>
            <th scope="col">{say('queue')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="number">
                {say(column === 'failed' ? 'dead' : column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.name}>
              <th scope="row">
                {say(`q_${queue.name}`)} <code className="soft">{queue.name}</code>
              </th>
              {columns.map((column) => (
                <td key={column} className={lookOf(column, queue[column])}>
                  {queue[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function lookOf(column: (typeof columns)[number], count: number): string {
  if (count === 0) return 'number soft'
  return column === 'failed' ? 'number alarm' : 'number'
}
