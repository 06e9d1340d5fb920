/** Lists the inbox. The listing is the truth; events only say when to list. */
import type { BigIntStats } from 'node:fs'
import { lstat, opendir } from 'node:fs/promises'
import { shownName } from '@jianbao/schema'
import { inboxDepthMax } from './limits.ts'
import { decodeName, isTemporaryName } from './names.ts'

export interface InboxEntry {
  /** The path as bytes: a name need not be valid UTF-8. */
  readonly path: Buffer
  /** The path below the inbox as text, the ledger's key of this arrival. */
  readonly inboxPath: string
  /** The name people see. */
  readonly name: string
  /** The first folder below the inbox, as people see it. */
  readonly series: string | null
  readonly temporary: boolean
  readonly tooDeep: boolean
  readonly stats: BigIntStats
}

interface Folder {
  readonly path: Buffer
  readonly inboxPath: string
  readonly series: string | null
  readonly depth: number
  readonly temporary: boolean
}

/** The inbox folder itself is gone. A socket or a file that is missing is another matter. */
export class InboxMissing extends Error {
  override readonly name = 'InboxMissing'
}

const slash = Buffer.from('/')

/**
 * Everything in the inbox that is not a folder, the longest there first. What vanishes meanwhile is
 * left out; a sub-folder that cannot be read is told to `onError` and left out. Throws
 * `InboxMissing` where there is no inbox, and what the system says where it cannot be read.
 */
export async function listInbox(
  inbox: string,
  onError: (inboxPath: string, error: unknown) => void,
): Promise<InboxEntry[]> {
  const root = { path: Buffer.from(inbox), inboxPath: '', series: null, depth: 0, temporary: false }
  const waiting: Folder[] = [root]
  const entries: InboxEntry[] = []
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    try {
      await listFolder(folder, waiting, entries)
    } catch (error) {
      if (folder.depth === 0) throw inboxError(inbox, error)
      if (!isMissing(error)) onError(folder.inboxPath, error)
    }
  }
  return entries.sort((a, b) => Number(a.stats.ctimeNs - b.stats.ctimeNs))
}

function inboxError(inbox: string, cause: unknown): unknown {
  return isMissing(cause) ? new InboxMissing(`There is no inbox ${inbox}.`, { cause }) : cause
}

async function listFolder(folder: Folder, waiting: Folder[], entries: InboxEntry[]): Promise<void> {
  // The types of Node 24 know no Buffer names here; Dirent<Buffer> is what it gives.
  const options = { encoding: 'buffer' } as unknown as { encoding: 'utf8' }
  for await (const found of await opendir(folder.path, options)) {
    const name = found.name as unknown as Buffer
    const path = Buffer.concat([folder.path, slash, name])
    const stats = await lstat(path, { bigint: true }).catch(missingAsNull)
    if (!stats) continue
    const text = decodeName(name)
    const inboxPath = folder.inboxPath ? `${folder.inboxPath}/${text}` : text
    const temporary = folder.temporary || isTemporaryName(text)
    const depth = folder.depth + 1
    const series = folder.series ?? shownName(text)
    if (!stats.isDirectory()) {
      const tooDeep = folder.depth > inboxDepthMax
      const entry = { path, inboxPath, name: shownName(text), temporary, tooDeep, stats }
      entries.push({ ...entry, series: folder.series })
    } else if (depth <= inboxDepthMax + 1) {
      waiting.push({ path, inboxPath, series, depth, temporary })
    }
  }
}

function missingAsNull(error: unknown): null {
  if (isMissing(error)) return null
  throw error
}

/** True for ENOENT and ENOTDIR: the file, or a folder on the way to it, is gone. */
export function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'ENOTDIR'
}
