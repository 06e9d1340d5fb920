import type { DigestItem } from '@jianbao/schema'
import { Answer } from '../deliveries/answer.tsx'
import { Chip } from '../parts/chip.tsx'
import { deliveryColors } from '../parts/state-colors.ts'
import { Ago } from '../parts/time.tsx'
import { useSay } from '../text/language.tsx'

export function DigestLine({ item }: { item: DigestItem }) {
  const say = useSay()
  const state = item.delivery?.state ?? 'planned'
  const isTroubled = state === 'failed' || state === 'unknown' || state === 'pending'
  return (
    <li className="line">
      <div className="line-main">
        <span className="line-title">{item.subject ?? say('digest_planned')}</span>
        <p className="line-sub">
          <span>{item.subscriber}</span>
          {item.subscriber !== item.address && <span className="file-name">{item.address}</span>}
          {item.sample && <Chip>{say('sample')}</Chip>}
          {isTroubled && item.delivery?.answer && <Answer of={item.delivery.answer} />}
        </p>
      </div>
      <div className="line-side">
        <Chip look={deliveryColors[state]}>{say(`digest_${state}`)}</Chip>
        <span>{say('articlesN', { n: item.articleCount })}</span>
        <Ago at={item.createdAt} />
      </div>
    </li>
  )
}
