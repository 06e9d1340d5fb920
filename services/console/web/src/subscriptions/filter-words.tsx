/** What a subscription follows, in plain words. */
import type { SubscriptionItem } from '@jianbao/schema'
import { usePick } from '../text/language.tsx'

export function FilterWords({ item }: { item: SubscriptionItem }) {
  const pick = usePick()
  return <span>{pick(item.filterWords)}</span>
}
