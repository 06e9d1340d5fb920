/** Runs all jobs that gave up again, or discards them, after a second word. */
import type { QueueItem } from '@jianbao/schema'
import { App, Button, Popconfirm } from 'antd'
import { May } from '../access/may.tsx'
import { useAct } from '../api/use-api.ts'
import { useTold } from '../parts/use-told.ts'
import { useSay } from '../text/language.tsx'

const stale = ['GET /api/dead-letters', 'GET /api/queues'] as const

interface Given {
  readonly queue: QueueItem['name'] | undefined
  readonly total: number
}

export function ActOnAll({ queue, total }: Given) {
  const say = useSay()
  const { message } = App.useApp()
  const told = useTold()
  const retry = useAct('POST /api/dead-letters/retry', stale)
  const discard = useAct('POST /api/dead-letters/discard', stale)
  const body = queue === undefined ? {} : { queue }
  const act = async (
    done: 'retriedN' | 'discardedN',
    press: () => Promise<{ changed: number; left: number }>,
  ) => {
    const answer = await told(press)
    if (!answer) return
    const rest = answer.left > 0 ? ` · ${say('leftN', { n: answer.left })}` : ''
    void message.success(say(done, { n: answer.changed }) + rest)
  }
  return (
    <>
      <May use="POST /api/dead-letters/retry">
        <Popconfirm
          title={say('retryAll')}
          description={say('retryAllSure', { n: total })}
          onConfirm={() => act('retriedN', () => retry.mutateAsync({ body }))}
        >
          <Button loading={retry.isPending}>{say('retryAll')}</Button>
        </Popconfirm>
      </May>
      <May use="POST /api/dead-letters/discard">
        <Popconfirm
          title={say('discardAll')}
          description={say('discardAllSure', { n: total })}
          okButtonProps={{ danger: true }}
          onConfirm={() => act('discardedN', () => discard.mutateAsync({ body }))}
        >
          <Button danger loading={discard.isPending}>
            {say('discardAll')}
          </Button>
        </Popconfirm>
      </May>
    </>
  )
}
