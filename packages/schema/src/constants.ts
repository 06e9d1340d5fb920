/**
 * What needs no validator. A program that only reads bulletins imports this instead of the whole
 * package: loading every schema takes longer than reading its first bulletin.
 */

import type { Topic } from './topic.ts'
import data from './topics.json' with { type: 'json' }

export { FilterNameError } from './filter/filter-text-error.ts'

export const SCHEMA_VERSION = 1

/**
 * The topics that come with Jianbao; a test holds the data against its schema. What a deployment
 * follows is `mergeTopics(own)`.
 */
export const topics = data as readonly Topic[]
