/** What a person does with a subscription: change it, pause it, end it, try its channel. */
import type { SubscriptionItem } from '@jianbao/schema'
import { Button, Popconfirm } from 'antd'
import { May } from '../access/may.tsx'
import { useAct } from '../api/use-api.ts'
import { TestSend } from '../channels/test-send.tsx'
import { useSay } from '../text/language.tsx'
import { PauseButton } from './pause-button.tsx'

const stale = ['GET /api/subscriptions', 'GET /api/overview', 'GET /api/subscribers'] as const

export function SubscriptionActions({
  item,
  onEdit,
}: {
  item: SubscriptionItem
  onEdit: () => void
}) {
  const say = useSay()
  const end = useAct('POST /api/subscriptions/:id/end', stale)
  const resume = useAct('POST /api/subscriptions/:id/resume', stale)
  const params = { id: item.id }
  return (
    <May use="POST /api/subscriptions/:id/change">
      {item.state === 'active' ? (
        <>
          <Button onClick={onEdit}>{say('edit')}</Button>
          <PauseButton item={item} />
          {item.channelKind !== 'feed' && <TestSend channelId={item.channelId} />}
          <Popconfirm
            title={say('end')}
            description={say('endSure')}
            onConfirm={() => end.mutateAsync({ params })}
          >
            <Button>{say('end')}</Button>
          </Popconfirm>
        </>
      ) : (
        <Button loading={resume.isPending} onClick={() => resume.mutate({ params })}>
          {say('resume')}
        </Button>
      )}
      {item.sample && <RemoveSample subscriberId={item.subscriberId} />}
    </May>
  )
}

function RemoveSample({ subscriberId }: { subscriberId: string }) {
  const say = useSay()
  const remove = useAct('DELETE /api/subscribers/:id', stale)
  return (
    <Popconfirm
      title={say('removeSample')}
      description={say('removeSampleSure')}
      onConfirm={() => remove.mutateAsync({ params: { id: subscriberId } })}
    >
      <Button danger>{say('removeSample')}</Button>
    </Popconfirm>
  )
}
