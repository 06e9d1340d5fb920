/** A person's buttons: it arrived, or it is sent again. Shown where they can do something. */
import type { DeliveryItem } from '@jianbao/schema'
import { Button, Popconfirm } from 'antd'
import { useAct } from '../api/use-api.ts'
import { useSay } from '../text/language.tsx'

const stale = ['GET /api/deliveries', 'GET /api/deliveries/:id', 'GET /api/overview'] as const

export function Decide({ item: { id, kind, state } }: { item: DeliveryItem }) {
  const say = useSay()
  const resolve = useAct('POST /api/deliveries/:id/resolve', stale)
  const retry = useAct('POST /api/deliveries/:id/retry', stale)
  const params = { id }
  const again = () => retry.mutateAsync({ params })
  if (state === 'unknown') {
    return (
      <>
        <Popconfirm
          title={say('arrived')}
          description={say('arrivedSure')}
          onConfirm={() => resolve.mutateAsync({ params, body: { as: 'accepted' } })}
        >
          <Button type="primary">{say('arrived')}</Button>
        </Popconfirm>
        <Popconfirm title={say('sendAgain')} description={say('sendAgainSure')} onConfirm={again}>
          <Button>{say('sendAgain')}</Button>
        </Popconfirm>
      </>
    )
  }
  const isReplay = state === 'accepted' && kind === 'webhook'
  if (state !== 'failed' && !isReplay) return null
  return (
    <Button loading={retry.isPending} onClick={() => void again()}>
      {say(isReplay ? 'replay' : 'sendAgain')}
    </Button>
  )
}
