import { readOwnTopics, readSettings } from '@jianbao/runtime'
import { mergeTopics, type Topic } from '@jianbao/schema'

/**
 * The topics of a command: the bundled ones and those of `JIANBAO_TOPICS`.
 *
 * @throws UserError or TopicsError when the file cannot be used.
 */
export function commandTopics(environment = process.env): readonly Topic[] {
  return mergeTopics(readOwnTopics(readSettings(environment)))
}
