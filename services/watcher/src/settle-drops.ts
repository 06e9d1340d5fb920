/**
 * Moves files to where the verdict of their source says: `processed/`, or `rejected/` with a reason. A
 * container of which some files were rejected lies in `processed/`, beside a reason that names them.
 */
import { join } from 'node:path'
import {
  type DecidedDrop,
  type DropCursor,
  dropsToSettle,
  hasUnsettledDrops,
  listMembers,
  settleDrop,
} from '@jianbao/store'
import {
  membersNamedMax,
  settlePageMax,
  sweepMs,
  verdictPollMs,
  verdictPollMsMax,
} from './limits.ts'
import { type Loop, startLoop } from './loop.ts'
import { putBack, statsAt, takeAway, writeWhole } from './move-file.ts'
import { type Reason, removeReason, writeReason } from './reason-file.ts'
import type { WatcherTools } from './tools.ts'

/**
 * Asks the ledger for verdicts a few times a second while files wait for one, slower while none
 * comes, and hardly ever while none waits. Wake it when a file has been taken.
 */
export function startSettling(tools: WatcherTools): Loop {
  let pollMs = verdictPollMs
  let after: DropCursor | undefined
  const loop = startLoop(
    async () => {
      const page = await dropsToSettle(tools.db, { limit: settlePageMax, after })
      const settled = await settleDrops(tools, page)
      pollMs = settled > 0 ? verdictPollMs : Math.min(pollMs * 2, verdictPollMsMax)
      after = page.length === settlePageMax ? page.at(-1) : undefined
      if (after) return 0
      return (await hasUnsettledDrops(tools.db)) ? pollMs : sweepMs
    },
    (err) => {
      tools.log.warn({ err }, 'verdicts cannot be read: asked for again')
      return verdictPollMsMax
    },
  )
  const wake = () => {
    pollMs = verdictPollMs / 2
    loop.wake()
  }
  return { ...loop, wake }
}

/** Settles each file by itself: one that cannot be moved holds up no other. Returns how many moved. */
async function settleDrops(tools: WatcherTools, drops: readonly DecidedDrop[]): Promise<number> {
  const { failures, log } = tools
  let settled = 0
  for (const drop of drops) {
    if (failures.isResting(drop.id)) continue
    try {
      await settle(tools, drop)
      failures.mended(drop.id)
      settled += 1
    } catch (err) {
      const level = failures.failedAgain(drop.id) ? 'debug' : 'error'
      log[level]({ err, drop: drop.id, path: drop.storedPath }, 'file not moved, tried again')
    }
  }
  return settled
}

/**
 * Reason → rename → ledger. Repeated after a crash it finds the file at its target. A file that has
 * grown since it was taken goes back to the inbox as the longer version it is; one that is gone is
 * written afresh from its blob.
 */
async function settle(tools: WatcherTools, drop: DecidedDrop): Promise<void> {
  const { db, blobs, folders, clock, log } = tools
  const place = drop.state === 'parsed' ? 'processed' : 'rejected'
  const from = join(folders[drop.place], drop.storedPath)
  const to = join(folders[place], drop.storedPath)
  const reason = await reasonOf(tools, drop)
  if (reason) await writeReason(to, drop.inboxPath, reason)
  else if (drop.isContainer) await removeReason(to)

  const stats = await statsAt(from)
  if (stats && stats.size !== BigInt(drop.bytes)) {
    const path = await putBack(from, folders.inbox, drop.inboxPath)
    tools.sightings.surprisedBy(path, drop.series)
    log.warn({ inboxPath: path, sha256: drop.sha256 }, 'grew after it was taken: read once more')
  }
  const copy = () => writeWhole(() => blobs.stream(drop.sha256), to)
  const judged = stats
  if (from !== to && judged) await takeAway({ from: Buffer.from(from), to, judged, copy })
  if (!(await statsAt(to))) await copy()
  if (from !== to) await removeReason(from)
  const { id, sha256, decidedAt } = drop
  await settleDrop(db, { id, sha256, decidedAt, place, at: clock.now() })
  log.info({ path: drop.storedPath, sha256: drop.sha256, place }, 'file settled')
}

/** What stands in the `.reason.txt`; null for a file that was read whole. */
async function reasonOf({ db }: WatcherTools, drop: DecidedDrop): Promise<Reason | null> {
  const { sha256, fault, detail, own } = drop
  if (!drop.isContainer) return fault === null ? null : { fault, detail }
  const members = await listMembers(db, { parent: sha256, limit: membersNamedMax })
  return members.some((each) => each.state === 'rejected') ? { members, own } : null
}
