/** The way of the data as five stations: what each has in hand, for how long, and what went wrong. */
import type { PipelineCounts, StageCounts } from '@jianbao/schema'
import { useDuration } from '../parts/time.tsx'
import { useSay } from '../text/language.tsx'

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
  const duration = useDuration()
  const inHand = stage.waiting + stage.running
  const look = stage.failed > 0 ? 'stage alarm' : inHand > 0 ? 'stage busy' : 'stage'
  return (
    <li className={look} data-stage={stage.stage}>
      <h2>{say(`stage_${stage.stage}`)}</h2>
      <p className="stage-about">{say(`about_${stage.stage}`)}</p>
      <p className="stage-count">
        {inHand === 0 ? (
          say('idle')
        ) : (
          <>
            <strong>{inHand}</strong> {say('inHand')}
            {stage.oldestAt && (
              <span className="soft"> {say('oldest', { time: duration(stage.oldestAt) })}</span>
            )}
          </>
        )}
      </p>
      <p className="stage-done">{say('doneLately', { n: stage.done })}</p>
      {stage.failed > 0 && (
        <p className="stage-failed">{say('failedLately', { n: stage.failed })}</p>
      )}
    </li>
  )
}
