/**
 * Takes one whole file: bytes → blob store → ledger → `processing/` → job. Each step can be repeated,
 * and a crash between any two is repaired by the next sweep: see `recover-claims.ts`.
 */
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { fileBytesMax } from '@jianbao/schema'
import { type ClaimedDrop, placeInProcessing, recordDrop, type StagedBlob } from '@jianbao/store'
import { type InboxEntry, isMissing } from './list-inbox.ts'
import { hasCode, putBack, statsAt, takeAway, writeWhole } from './move-file.ts'
import { storedPaths } from './names.ts'
import { likenessOf } from './sightings.ts'
import type { WatcherTools } from './tools.ts'

/** `changed`: it was not still after all, or is gone; nothing was done. */
export type ClaimOutcome = 'claimed' | 'changed'

export async function claimDrop(tools: WatcherTools, entry: InboxEntry): Promise<ClaimOutcome> {
  await using file = await openJudged(entry)
  if (!file) return 'changed'
  await using blob = await tools.blobs.stage(
    file.createReadStream({ autoClose: false, start: 0 }),
    fileBytesMax,
  )
  if (!(await isUnchanged(file, entry))) return 'changed'
  await blob.keep()
  const drop = await record(tools, entry, blob)
  await moveToProcessing(tools, entry, { ...drop, sha256: blob.sha256 })
  await placeInProcessing(tools.db, drop.id)
  if (!drop.duplicate) tools.offer({ sha256: blob.sha256, run: 1, backfill: false })
  tools.sightings.taken(entry)
  tools.count(drop.duplicate ? 'duplicate' : 'claimed')
  tools.log.info(
    { inboxPath: entry.inboxPath, sha256: blob.sha256, duplicate: drop.duplicate },
    drop.duplicate ? 'the same bytes again, linked to the first' : 'file taken',
  )
  return 'claimed'
}

/** Opens the file that was judged and no other: no link, no pipe, not one that took its name since. */
async function openJudged(entry: InboxEntry): Promise<FileHandle | null> {
  // O_NONBLOCK: should a pipe have taken the name, opening it would wait for ever for a writer.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
  let file: FileHandle
  try {
    file = await open(entry.path, flags)
  } catch (error) {
    if (isMissing(error) || hasCode(error, 'ELOOP', 'ENXIO')) return null
    throw error
  }
  if (await isUnchanged(file, entry)) return file
  await file.close()
  return null
}

async function isUnchanged(file: FileHandle, entry: InboxEntry): Promise<boolean> {
  const stats = await file.stat({ bigint: true })
  return stats.isFile() && likenessOf(stats) === likenessOf(entry.stats)
}

function record(tools: WatcherTools, entry: InboxEntry, blob: StagedBlob): Promise<ClaimedDrop> {
  const at = tools.clock.now()
  return recordDrop(
    tools.db,
    {
      sha256: blob.sha256,
      name: entry.name,
      series: tools.sightings.seriesOf(entry),
      bytes: blob.bytes,
      inboxPath: entry.inboxPath,
      storedPaths: storedPaths({
        name: entry.name,
        tag: blob.sha256.slice(0, 8),
        at,
        timeZone: tools.timeZone,
        tries: ['2', '3', randomUUID().slice(0, 8)],
      }),
    },
    at,
  )
}

/**
 * Rename, not copy: on one file system it is atomic, so two watchers cannot both win. What was
 * renamed is then compared with what was judged: should its writer have put another file under the
 * name meanwhile, that one goes back to the inbox, and the blob serves as the file.
 */
async function moveToProcessing(
  tools: WatcherTools,
  entry: InboxEntry,
  drop: { storedPath: string; sha256: string },
): Promise<void> {
  const { folders, blobs } = tools
  const to = join(folders.processing, drop.storedPath)
  const copy = () => writeWhole(() => blobs.stream(drop.sha256), to)
  const moved = await takeAway({ from: entry.path, to, judged: entry.stats, copy })
  if (!moved) return copy()
  const stats = await statsAt(to)
  if (stats && isSameContent(stats, entry)) return
  if (stats) {
    const path = await putBack(to, folders.inbox, entry.inboxPath)
    tools.sightings.surprisedBy(path, entry.series)
  }
  await copy()
}

/** Not by inode: across file systems the file is a copy. */
function isSameContent(stats: { ino: bigint; size: bigint; mtimeNs: bigint }, entry: InboxEntry) {
  const judged = entry.stats
  if (stats.ino === judged.ino)
    return stats.size === judged.size && stats.mtimeNs === judged.mtimeNs
  return stats.size === judged.size
}
