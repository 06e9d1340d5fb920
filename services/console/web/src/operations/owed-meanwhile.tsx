/** While the queues are away: what the ledger, which is not, says is waiting. */

import { useDuration } from '../parts/time.tsx'
import { useLive } from '../shell/live-context.ts'
import { useSay } from '../text/language.tsx'

export function OwedMeanwhile() {
  const say = useSay()
  const duration = useDuration()
  const { counts } = useLive()
  if (!counts) return null
  return (
    <section className="card">
      <h2>{say('owedMeanwhile')}</h2>
      <ul className="plain">
        {counts.stages.map(({ stage, waiting, oldestAt }) => (
          <li key={stage}>
            {say(`stage_${stage}`)}: <strong>{waiting}</strong>
            {oldestAt && waiting > 0 && (
              <span className="soft">
                {' '}
                · {say('oldestWaits')} {duration(oldestAt)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
