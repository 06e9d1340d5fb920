/** The way of the file from its arrival to the last delivery, step by step with its times. */
import type { BulletinTimeline as Timeline, TimelineStep } from '@jianbao/schema'
import { useApi } from '../api/use-api.ts'
import { Chip } from '../parts/chip.tsx'
import { deliveryColors } from '../parts/state-colors.ts'
import { Shown } from '../parts/states.tsx'
import { useDuration, useExact } from '../parts/time.tsx'
import { useSay } from '../text/language.tsx'

/** Digests and deliveries come by events; this catches the slots that pass without one. */
const refetchMs = 30_000

export function BulletinTimeline({ id }: { id: string }) {
  const say = useSay()
  const timeline = useApi('GET /api/bulletins/:id/timeline', { params: { id } }, { refetchMs })
  return (
    <section className="card timeline" aria-label={say('timeline')}>
      <h2>{say('timeline')}</h2>
      <Shown of={timeline}>
        {(data) => (
          <>
            <ol>
              {data.steps.map((step) => (
                <Step key={step.step} step={step} timeline={data} />
              ))}
            </ol>
            <Deliveries timeline={data} />
          </>
        )}
      </Shown>
    </section>
  )
}

function Step({ step, timeline }: { step: TimelineStep; timeline: Timeline }) {
  const say = useSay()
  const exact = useExact()
  const { state, done, waiting, failed, firstAt, lastAt } = step
  const waits = step.step === 'composed' && timeline.itemsWaiting > 0
  return (
    <li className={`step ${state}`} data-step={step.step} data-state={state}>
      <h3>{say(`step_${step.step}`)}</h3>
      <p>
        {state === 'none' && step.step !== 'matched'
          ? say('stepNone')
          : say(`done_${step.step}`, { n: done })}
        {waiting > 0 && (
          <span className="step-waiting"> · {say('stepWaiting', { n: waiting })}</span>
        )}
        {failed > 0 && <span className="alarm"> · {say('stepFailed', { n: failed })}</span>}
      </p>
      {waits && (
        <p className="soft">
          {timeline.nextSlotAt === null
            ? say('itemsHeld', { n: timeline.itemsWaiting })
            : say('itemsHeldUntil', {
                n: timeline.itemsWaiting,
                time: exact(timeline.nextSlotAt),
              })}
        </p>
      )}
      {firstAt && (
        <p className="soft">
          <time dateTime={firstAt}>{exact(firstAt, 'seconds')}</time>
          {lastAt && exact(lastAt, 'seconds') !== exact(firstAt, 'seconds') && (
            <>
              {' – '}
              <time dateTime={lastAt}>{exact(lastAt, 'seconds')}</time>
            </>
          )}
        </p>
      )}
    </li>
  )
}

/** The last ones by name of their channel's kind only: whom they reached stands on the page of deliveries. */
function Deliveries({ timeline: { deliveries, steps } }: { timeline: Timeline }) {
  const say = useSay()
  const exact = useExact()
  if (deliveries.length === 0) return null
  const received = steps.find(({ step }) => step === 'received')?.firstAt
  return (
    <details>
      <summary>{say('lastDeliveries', { n: deliveries.length })}</summary>
      <ul className="plain">
        {deliveries.map((each) => (
          <li key={each.id} className="step-delivery">
            <Chip look={deliveryColors[each.state]}>{say(`digest_${each.state}`)}</Chip>
            <span>{say(`kind_${each.kind}`)}</span>
            <span>{say('articlesN', { n: each.articles })}</span>
            <time className="soft" dateTime={each.finishedAt ?? each.nextAttemptAt}>
              {exact(each.finishedAt ?? each.nextAttemptAt, 'seconds')}
            </time>
            {received && each.finishedAt && <After from={received} to={each.finishedAt} />}
          </li>
        ))}
      </ul>
    </details>
  )
}

function After({ from, to }: { from: string; to: string }) {
  const say = useSay()
  const duration = useDuration()
  return <span className="soft">{say('afterArrival', { time: duration(from, to) })}</span>
}
