import type { SubscriptionItem } from '@jianbao/schema'
import { App, Button, Popconfirm, Tag } from 'antd'
import { useAct } from '../api/use-api.ts'
import { useExact } from '../parts/time.tsx'
import { useLanguage, useSay } from '../text/language.tsx'
import { FilterWords } from './filter-words.tsx'

export function SubscriptionLine({ item }: { item: SubscriptionItem }) {
  const say = useSay()
  const exact = useExact()
  const { language } = useLanguage()
  const isPaused = item.pausedUntil !== null && new Date(item.pausedUntil) > new Date()
  return (
    <li className="line" data-subscription={item.name}>
      <div className="line-main">
        <span className="line-title">
          {item.name} {item.sample && <Tag>{say('sample')}</Tag>}
          {item.channelState === 'suppressed' && <Tag color="error">{say('suppressed')}</Tag>}
        </span>
        <p className="line-sub">
          {item.channelKind !== 'mail' && <Tag>{say(`kind_${item.channelKind}`)}</Tag>}
          <span>{item.subscriber}</span>
          {item.subscriber !== item.address && <span className="file-name">{item.address}</span>}
        </p>
        <p className="line-sub">
          <FilterWords item={item} />
        </p>
        <p className="line-sub">
          <span>{item.cadenceWords[language]}</span>
          {isPaused && <span>{say('pausedUntil', { time: exact(item.pausedUntil ?? '') })}</span>}
          {item.nextSlotAt && <span>{say('nextAt', { time: exact(item.nextSlotAt) })}</span>}
          {item.waiting > 0 && <span>{say('waitingN', { n: item.waiting })}</span>}
          {item.endedAt && <span>{say('endedAt', { time: exact(item.endedAt) })}</span>}
        </p>
      </div>
      <div className="line-side">
        <Actions item={item} />
      </div>
    </li>
  )
}

const stale = ['GET /api/subscriptions', 'GET /api/overview'] as const

function Actions({ item }: { item: SubscriptionItem }) {
  const say = useSay()
  const end = useAct('POST /api/subscriptions/:id/end', stale)
  const resume = useAct('POST /api/subscriptions/:id/resume', stale)
  const test = useAct('POST /api/channels/:id/test', ['GET /api/deliveries'])
  const { message } = App.useApp()
  const sendTest = () =>
    test.mutate(
      { params: { id: item.channelId } },
      { onSuccess: () => void message.success(say('testSent')) },
    )
  const remove = useAct('DELETE /api/subscribers/:id', stale)
  const params = { id: item.id }
  return (
    <>
      {item.state === 'active' && item.channelKind !== 'feed' && (
        <Button loading={test.isPending} onClick={sendTest}>
          {say('testSend')}
        </Button>
      )}
      {item.state === 'active' ? (
        <Popconfirm
          title={say('end')}
          description={say('endSure')}
          onConfirm={() => end.mutateAsync({ params })}
        >
          <Button>{say('end')}</Button>
        </Popconfirm>
      ) : (
        <Button loading={resume.isPending} onClick={() => resume.mutate({ params })}>
          {say('resume')}
        </Button>
      )}
      {item.sample && (
        <Popconfirm
          title={say('removeSample')}
          description={say('removeSampleSure')}
          onConfirm={() => remove.mutateAsync({ params: { id: item.subscriberId } })}
        >
          <Button danger>{say('removeSample')}</Button>
        </Popconfirm>
      )}
    </>
  )
}
