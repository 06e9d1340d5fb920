/** Repairs claims that a crash cut short, from what the disk shows. */
import { join } from 'node:path'
import {
  type DropCursor,
  dropsInInbox,
  placeInProcessing,
  settleRefusedDrop,
  type UnfinishedClaim,
} from '@jianbao/store'
import { recoverPageMax } from './limits.ts'
import { isThere, writeWhole } from './move-file.ts'
import { writeReason } from './reason-file.ts'
import type { WatcherTools } from './tools.ts'

/**
 * The ledger has the drop, but does not know that the file has left the inbox. Either it did (the
 * crash came between rename and ledger), or it is still there and the sweep claims it again, or
 * someone took it away: then the blob serves as the file, for its bytes were received. A claim that
 * cannot be mended is named in the log, left as it is, and holds up no other file.
 *
 * Runs between sweeps, when no claim of ours is under way; `inboxPaths` is what the sweep listed.
 */
export async function recoverClaims(
  tools: WatcherTools,
  inboxPaths: ReadonlySet<string>,
): Promise<void> {
  const claimedBefore = tools.clock.now()
  const limit = recoverPageMax
  let after: DropCursor | undefined
  do {
    const page = await dropsInInbox(tools.db, { claimedBefore, limit, after })
    for (const claim of page) {
      if (!inboxPaths.has(claim.inboxPath)) await tryToRecover(tools, claim)
    }
    after = page.length === limit ? page.at(-1) : undefined
  } while (after)
}

async function tryToRecover(tools: WatcherTools, claim: UnfinishedClaim): Promise<void> {
  try {
    await recover(tools, claim)
    tools.failures.mended(claim.id)
  } catch (err) {
    const level = tools.failures.failedAgain(claim.id) ? 'debug' : 'error'
    const { id, sha256, inboxPath } = claim
    tools.log[level]({ err, inboxPath, sha256, drop: id }, 'claim not completed, tried again')
  }
}

async function recover(tools: WatcherTools, claim: UnfinishedClaim): Promise<void> {
  const { db, blobs, folders, log } = tools
  const { id, sha256, inboxPath, storedPath } = claim
  if (sha256 === null) {
    const path = join(folders.rejected, storedPath)
    if (claim.fault !== null) await writeReason(path, inboxPath, { fault: claim.fault })
    await settleRefusedDrop(db, { id, at: tools.clock.now() })
  } else {
    const path = join(folders.processing, storedPath)
    if (!(await isThere(path))) await writeWhole(() => blobs.stream(sha256), path)
    await placeInProcessing(db, id)
  }
  log.warn({ inboxPath, sha256, drop: id }, 'completed a claim that was cut short')
}
