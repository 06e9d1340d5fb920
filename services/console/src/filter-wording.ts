/** A filter as people read it: in plain words, as text that can be typed again, with its regions by name. */
import { namedDivision, regionText } from '@jianbao/extraction'
import {
  describeFilter,
  type NamedRegion,
  type SubscriptionFilter,
  type Topic,
  writeFilterText,
} from '@jianbao/schema'

export const regionName = (code: string) => namedDivision(code)?.name ?? code

export const namedRegionOf = (code: string): NamedRegion => ({
  ...(namedDivision(code) ?? { code, name: code, within: [] }),
  text: regionText(code),
})

export function filterWording(filter: SubscriptionFilter, topics: readonly Topic[]) {
  const tell = (language: 'zh' | 'en') => describeFilter(filter, { regionName, topics, language })
  return {
    words: { zh: tell('zh'), en: tell('en') },
    text: writeFilterText(filter, { regionName: regionText }),
    regions: filter.regions.map(namedRegionOf),
  }
}
