import type { Topic } from '@jianbao/schema'
import { InvalidArgumentError } from 'commander'

/**
 * The id of one of `topics`, from its id, its name or a section that means it.
 *
 * @throws InvalidArgumentError naming all topics.
 */
export function resolveTopic(given: string, topics: readonly Topic[]): string {
  const wanted = given.trim().toLowerCase()
  const found = topics.find((topic) =>
    [topic.id, topic.zh, topic.en.toLowerCase(), ...topic.sections].includes(wanted),
  )
  if (found) return found.id
  const known = topics.map((topic) => `${topic.id}（${topic.zh}）`).join(' ')
  throw new InvalidArgumentError(`没有主题“${given}”。No such topic. 可选 choose from: ${known}`)
}
