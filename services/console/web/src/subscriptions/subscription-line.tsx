import type { SubscriptionItem } from '@jianbao/schema'
import { Tag } from 'antd'
import { Link } from 'react-router'
import { May } from '../access/may.tsx'
import { useApi } from '../api/use-api.ts'
import { useExact } from '../parts/time.tsx'
import { useLanguage, usePick, useSay } from '../text/language.tsx'
import { SubscriptionActions } from './subscription-actions.tsx'

interface Given {
  readonly item: SubscriptionItem
  /** Without it the line only tells. */
  readonly onEdit?: () => void
}

export function SubscriptionLine({ item, onEdit }: Given) {
  const say = useSay()
  const pick = usePick()
  return (
    <li className="line" data-subscription={item.name}>
      <div className="line-main">
        <span className="line-title">
          {item.name} {item.sample && <Tag>{say('sample')}</Tag>}
          {item.urgent && <Tag color="warning">{say('urgentTag')}</Tag>}
          {item.channelState === 'suppressed' && <Tag color="error">{say('suppressed')}</Tag>}
        </span>
        <Whereto item={item} isOfOne={onEdit === undefined} />
        {item.name !== pick(item.filterWords) && (
          <p className="line-sub">
            <span>{pick(item.filterWords)}</span>
          </p>
        )}
        <When item={item} />
      </div>
      {onEdit && (
        <div className="line-side buttons">
          <SubscriptionActions item={item} onEdit={onEdit} />
        </div>
      )}
    </li>
  )
}

/** In the list of one person the person is known. */
function Whereto({ item, isOfOne }: { item: SubscriptionItem; isOfOne: boolean }) {
  const say = useSay()
  return (
    <p className="line-sub">
      {item.channelKind !== 'mail' && <Tag>{say(`kind_${item.channelKind}`)}</Tag>}
      {!isOfOne && (
        <May use="GET /api/subscribers/:id" otherwise={<span>{item.subscriber}</span>}>
          <Link to={`/subscribers?id=${item.subscriberId}`}>{item.subscriber}</Link>
        </May>
      )}
      {(isOfOne || item.subscriber !== item.address) && (
        <span className="file-name">{item.address}</span>
      )}
    </p>
  )
}

function When({ item }: { item: SubscriptionItem }) {
  const say = useSay()
  const exact = useExact()
  const lastDay = useLastDay()
  const { language } = useLanguage()
  const isPaused = item.pausedUntil !== null && new Date(item.pausedUntil) > new Date()
  return (
    <p className="line-sub">
      <span>{item.cadenceWords[language]}</span>
      {isPaused && (
        <span className="warn">
          {say('pausedUntil', { time: lastDay(item.pausedUntil ?? '') })}
        </span>
      )}
      {item.nextSlotAt && <span>{say('nextAt', { time: exact(item.nextSlotAt) })}</span>}
      {item.waiting > 0 && <span>{say('waitingN', { n: item.waiting })}</span>}
      {item.endedAt && <span>{say('endedAt', { time: exact(item.endedAt) })}</span>}
    </p>
  )
}

/** A pause ends where its last day does, by the clocks of the home. */
function useLastDay(): (until: string) => string {
  const { language } = useLanguage()
  const timeZone = useApi('GET /api/system', {}).data?.timeZone
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
    dateStyle: 'medium',
    ...(timeZone !== undefined && { timeZone }),
  })
  return (until) => format.format(new Date(new Date(until).getTime() - 1))
}
