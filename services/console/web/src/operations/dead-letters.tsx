import type { DeadLetter } from '@jianbao/schema'
import { Button, Popconfirm } from 'antd'
import { Link } from 'react-router'
import { May } from '../access/may.tsx'
import { useAct, useApi } from '../api/use-api.ts'
import { Nothing, Shown } from '../parts/states.tsx'
import { Ago } from '../parts/time.tsx'
import { useSay } from '../text/language.tsx'

const refetchMs = 5_000
const stale = ['GET /api/dead-letters', 'GET /api/queues'] as const

export function DeadLetters() {
  const say = useSay()
  const letters = useApi('GET /api/dead-letters', { query: {} }, { refetchMs })
  return (
    <section className="card" aria-labelledby="dead-letters">
      <div className="card-head">
        <h2 id="dead-letters">{say('deadLetters')}</h2>
      </div>
      <p className="soft">{say('deadIntro')}</p>
      <Shown of={letters}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say('noDead')} />
          ) : (
            <ul className="lines">
              {items.map((letter) => (
                <Letter key={`${letter.queue} ${letter.id}`} letter={letter} />
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  )
}

function Letter({ letter }: { letter: DeadLetter }) {
  const say = useSay()
  const retry = useAct('POST /api/dead-letters/:queue/:id/retry', stale)
  const discard = useAct('DELETE /api/dead-letters/:queue/:id', stale)
  const params = { queue: letter.queue, id: letter.id }
  return (
    <li className="line">
      <div className="line-main">
        <span className="line-title">
          {say(`q_${letter.queue}`)} <About letter={letter} />
        </span>
        <p className="line-sub alarm">{letter.reason}</p>
        <p className="line-sub">
          <code>{letter.id}</code>
          <Ago at={letter.failedAt} />
        </p>
      </div>
      <div className="line-side">
        <May use="POST /api/dead-letters/:queue/:id/retry">
          <Button loading={retry.isPending} onClick={() => retry.mutate({ params })}>
            {say('runAgain')}
          </Button>
        </May>
        <May use="DELETE /api/dead-letters/:queue/:id">
          <Popconfirm
            title={say('discard')}
            description={say('discardSure')}
            onConfirm={() => discard.mutateAsync({ params })}
          >
            <Button danger>{say('discard')}</Button>
          </Popconfirm>
        </May>
      </div>
    </li>
  )
}

function About({ letter: { about } }: { letter: DeadLetter }) {
  if (!about) return null
  if (about.kind === 'digest') return <span className="soft">{about.name}</span>
  return <Link to={`/bulletins/${about.id}`}>{about.name}</Link>
}
