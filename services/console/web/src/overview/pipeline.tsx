/** The way of the data as five stations: what each has in hand, how fast, and what went wrong. */
import type { PipelineCounts, StageCounts, StageName } from '@jianbao/schema'
import { Link } from 'react-router'
import { useDuration } from '../parts/time.tsx'
import { useSay } from '../text/language.tsx'

/** Where a person acts on a stage, and on what failed there. */
const ways: Record<StageName, { at: string; failed: string }> = {
  inbox: { at: '/bulletins', failed: '/bulletins?state=rejected' },
  parse: { at: '/bulletins?state=received', failed: '/bulletins?state=rejected' },
  match: { at: '/operations', failed: '/operations' },
  digest: { at: '/operations', failed: '/operations' },
  deliver: { at: '/deliveries', failed: '/deliveries?state=failed' },
}

export function Pipeline({ counts }: { counts: PipelineCounts }) {
  const say = useSay()
  return (
    <section aria-label={say('pipeline')}>
      <ol className="pipeline">
        {counts.stages.map((stage) => (
          <Stage key={stage.stage} stage={stage} />
        ))}
      </ol>
    </section>
  )
}

function Stage({ stage }: { stage: StageCounts }) {
  const say = useSay()
  const { at, failed } = ways[stage.stage]
  return (
    <li className={lookOf(stage)} data-stage={stage.stage}>
      <h2>
        <Link to={at}>{say(`stage_${stage.stage}`)}</Link>
      </h2>
      <p className="stage-about">{say(`about_${stage.stage}`)}</p>
      <InHand stage={stage} />
      <p className="stage-done">
        {say('doneLately', { n: stage.done })}
        <Rate stage={stage} />
      </p>
      {stage.failed > 0 && (
        <p className="stage-failed">
          <Link to={failed}>{say('failedLately', { n: stage.failed })}</Link>
        </p>
      )}
    </li>
  )
}

/** Something moves as long as there is something in hand, or was within the last minute. */
function lookOf({ waiting, running, failed, doneLastMinute }: StageCounts): string {
  const inHand = waiting + running
  const looks = ['stage']
  if (failed > 0) looks.push('alarm')
  else if (inHand > 0) looks.push('busy')
  if (inHand > 0 || doneLastMinute > 0) looks.push('flowing')
  return looks.join(' ')
}

function InHand({ stage }: { stage: StageCounts }) {
  const say = useSay()
  const duration = useDuration()
  const inHand = stage.waiting + stage.running
  if (inHand === 0) return <p className="stage-count">{say('idle')}</p>
  return (
    <p className="stage-count">
      <strong>{inHand}</strong> {say('inHand')}
      {stage.oldestAt && (
        <span className="soft"> {say('oldest', { time: duration(stage.oldestAt) })}</span>
      )}
    </p>
  )
}

/** By the minute while it is quick, else by the hour. */
function Rate({ stage: { doneLastMinute, doneLastHour } }: { stage: StageCounts }) {
  const say = useSay()
  if (doneLastHour === 0) return null
  return (
    <span className="stage-rate">
      {doneLastMinute > 0
        ? say('perMinute', { n: doneLastMinute })
        : say('perHour', { n: doneLastHour })}
    </span>
  )
}
