import { readFileSync, statSync } from 'node:fs'
import { topicsFileBytesMax } from './limits.ts'
import type { Settings } from './settings.ts'
import { UserError } from './user-error.ts'

/**
 * What the file of `JIANBAO_TOPICS` holds, as JSON that nobody has checked; `null` where none is set.
 * `mergeTopics` of `packages/schema` checks it. Read once at start, so synchronously.
 *
 * @throws UserError when the file cannot be read, is larger than 1 MB, or is not JSON.
 */
export function readOwnTopics({ topicsFile }: Pick<Settings, 'topicsFile'>): unknown {
  if (topicsFile === undefined) return null
  const text = readSmallFile(topicsFile)
  try {
    // Windows editors put a mark before the first character, which JSON forbids.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    const where = cause instanceof Error ? cause.message : String(cause)
    throw new UserError(
      {
        zh: `JIANBAO_TOPICS 的主题文件 ${topicsFile} 不是正确的 JSON：${where}。`,
        en: `The file of JIANBAO_TOPICS, ${topicsFile}, is not JSON: ${where}.`,
      },
      { cause },
    )
  }
}

function readSmallFile(path: string): string {
  try {
    const stat = statSync(path)
    if (!stat.isFile()) throw new Error('not a regular file')
    if (stat.size > topicsFileBytesMax) throw new Error('larger than 1 MB')
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UserError(
      {
        zh: `无法读取 JIANBAO_TOPICS 的主题文件 ${path}：${why}。`,
        en: `Cannot read the file of JIANBAO_TOPICS, ${path}: ${why}.`,
      },
      { cause },
    )
  }
}
