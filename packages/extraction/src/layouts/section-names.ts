import type { Topic } from '@jianbao/schema'
import { lettersOf } from '../normalise/fingerprint.ts'

/** The printed names that mean a topic, in letters alone: such a line parts a bulletin without other marks. */
export const sectionNamesOf = (topics: readonly Topic[]): ReadonlySet<string> =>
  new Set(topics.flatMap((topic) => topic.sections.map(lettersOf)))
