/** One job that gave up. */
import type { DeadLetter } from '@jianbao/schema'
import { App, Button, Popconfirm } from 'antd'
import { Link } from 'react-router'
import { May } from '../access/may.tsx'
import { useAct } from '../api/use-api.ts'
import { Ago } from '../parts/time.tsx'
import { useTold } from '../parts/use-told.ts'
import { useSay } from '../text/language.tsx'

const stale = ['GET /api/dead-letters', 'GET /api/queues'] as const

interface Given {
  readonly letter: DeadLetter
  readonly onOpen: () => void
}

export function DeadLetterLine({ letter, onOpen }: Given) {
  const say = useSay()
  return (
    <li className="line wrap" data-dead-letter={letter.queue}>
      <div className="line-main">
        <span className="line-title">
          {say(`q_${letter.queue}`)} · <About letter={letter} onOpen={onOpen} />
        </span>
        <p className="line-sub alarm reason">{letter.reason}</p>
        <p className="line-sub">
          <Ago at={letter.failedAt} />
        </p>
        <details className="soft">
          <summary>{say('payload')}</summary>
          <code>
            {letter.id} {JSON.stringify(letter.payload)}
          </code>
        </details>
      </div>
      <Buttons letter={letter} />
    </li>
  )
}

function Buttons({ letter }: { letter: DeadLetter }) {
  const say = useSay()
  const { message } = App.useApp()
  const told = useTold()
  const retry = useAct('POST /api/dead-letters/:queue/:id/retry', stale)
  const discard = useAct('DELETE /api/dead-letters/:queue/:id', stale)
  const params = { queue: letter.queue, id: letter.id }
  const act = async (
    done: 'retriedN' | 'discardedN',
    press: () => Promise<{ changed: boolean }>,
  ) => {
    const answer = await told(press)
    if (answer?.changed) void message.success(say(done, { n: 1 }))
    else if (answer) void message.info(say('goneAlready'))
  }
  return (
    <div className="line-side">
      <May use="POST /api/dead-letters/:queue/:id/retry">
        <Button
          loading={retry.isPending}
          onClick={() => void act('retriedN', () => retry.mutateAsync({ params }))}
        >
          {say('runAgain')}
        </Button>
      </May>
      <May use="DELETE /api/dead-letters/:queue/:id">
        <Popconfirm
          title={say('discard')}
          description={say('discardSure')}
          onConfirm={() => act('discardedN', () => discard.mutateAsync({ params }))}
        >
          <Button danger>{say('discard')}</Button>
        </Popconfirm>
      </May>
    </div>
  )
}

/** The file, or the delivery, in one click. */
function About({ letter: { about, id }, onOpen }: Given) {
  const say = useSay()
  if (!about) return <code className="soft">{id}</code>
  const { kind, name, deliveryId } = about
  if (kind === 'bulletin') return <Link to={`/bulletins/${about.id}`}>{name}</Link>
  if (kind === 'notice') return <span className="soft">{say('noticeFor', { name })}</span>
  const words = say('digestFor', { name })
  if (deliveryId === null) return <span className="soft">{words}</span>
  return (
    <Button type="link" className="inline" onClick={onOpen}>
      {words}
    </Button>
  )
}
