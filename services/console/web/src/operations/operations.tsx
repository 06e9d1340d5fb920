/** The queues in plain words, and the jobs that gave up. */
import type { QueueItem } from '@jianbao/schema'
import { Alert, Button, Tag } from 'antd'
import { useMay } from '../access/may.tsx'
import { ApiFailure } from '../api/call.ts'
import { useApi } from '../api/use-api.ts'
import { Shown } from '../parts/states.tsx'
import { SubNav } from '../parts/sub-nav.tsx'
import { useExact } from '../parts/time.tsx'
import { useLive } from '../shell/live-context.ts'
import { operatePages } from '../shell/sub-pages.ts'
import { type Say, useSay } from '../text/language.tsx'
import { DeadLetters } from './dead-letters.tsx'
import { OwedMeanwhile } from './owed-meanwhile.tsx'
import { QueueTable } from './queue-table.tsx'

const refetchMs = 3_000

export function Operations() {
  const say = useSay()
  const may = useMay()
  const exact = useExact()
  const live = useLive()
  const queues = useApi('GET /api/queues', {}, { refetchMs })
  const { data } = queues
  // The counts that are pushed know sooner than a question that is asked again and again.
  const trouble = queues.error ?? queues.failureReason
  const isAway = isQueuesAway(trouble) || live.counts?.queuesReachable === false
  return (
    <>
      <div className="page-head">
        <h1>{say('queues')}</h1>
        <Button href="/queues" target="_blank" rel="noopener">
          {say(may('POST /api/dead-letters/discard') ? 'board' : 'boardReadOnly')}
        </Button>
      </div>
      <SubNav of={operatePages} label="operations" />
      <p className="intro">
        {say('operationsIntro')} {data && <Tag>{say(`backend_${data.backend}`)}</Tag>}
      </p>
      {isAway && (
        <>
          <Alert
            type="warning"
            showIcon
            title={data ? say('queuesAwayHere', { time: exact(data.at) }) : say('queuesNeverSeen')}
          />
          <OwedMeanwhile />
        </>
      )}
      {data && !trouble && !isAway && <Verdict queues={data.queues} />}
      {(data || !isAway) && (
        <Shown of={queues}>{(all) => <QueueTable queues={all.queues} />}</Shown>
      )}
      {data && <DeadLetters counts={data.queues} />}
    </>
  )
}

/** Not the console itself or its database: those say so in their own words. */
const isQueuesAway = (reason: Error | null) =>
  reason instanceof ApiFailure && reason.code === 'queues-away'

/** One sentence a service that is missing, one for jobs that gave up; or that all is well. */
function Verdict({ queues }: { queues: readonly QueueItem[] }) {
  const say = useSay()
  const dead = queues.reduce((sum, { failed }) => sum + failed, 0)
  const sentences = (['parser', 'notifier'] as const).flatMap((service) =>
    idleOf(service, queues, say),
  )
  if (dead > 0) sentences.push(say('someDead', { n: dead }))
  if (sentences.length === 0) return <Alert type="success" showIcon title={say('allWell')} />
  return sentences.map((sentence) => (
    <Alert key={sentence} type="error" showIcon title={sentence} />
  ))
}

function idleOf(service: QueueItem['service'], queues: readonly QueueItem[], say: Say): string[] {
  const idle = queues.filter((each) => each.service === service && each.workers === 0)
  const [first, second] = idle
  if (!first) return []
  const named = { service: say(`service_${service}`) }
  return [
    second
      ? say('nobodyWorksN', { ...named, n: idle.length })
      : say('nobodyWorks', { ...named, queue: say(`q_${first.name}`) }),
  ]
}
