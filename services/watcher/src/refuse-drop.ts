/** Sets aside what is never read: a link, a pipe, an empty or an over-large file. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { FaultCode } from '@jianbao/schema'
import { recordRefusedDrop, settleRefusedDrop } from '@jianbao/store'
import type { InboxEntry } from './list-inbox.ts'
import { copyRefused, takeAway } from './move-file.ts'
import { storedPaths } from './names.ts'
import { writeReason } from './reason-file.ts'
import type { WatcherTools } from './tools.ts'

/** Ledger → reason → `rejected/` → settled. Rename never follows a link, and never opens a pipe. */
export async function refuseDrop(
  tools: WatcherTools,
  entry: InboxEntry,
  fault: FaultCode,
): Promise<void> {
  const at = tools.clock.now()
  const { inboxPath, name, stats } = entry
  const tag = randomUUID().slice(0, 8)
  const paths = storedPaths({ name, tag, at, timeZone: tools.timeZone, tries: ['2'] })
  const drop = await recordRefusedDrop(tools.db, { inboxPath, storedPaths: paths, fault }, at)
  const to = join(tools.folders.rejected, drop.storedPath)
  await writeReason(to, inboxPath, { fault })
  const copy = () => copyRefused(entry.path, to, stats)
  await takeAway({ from: entry.path, to, judged: stats, copy })
  await settleRefusedDrop(tools.db, { id: drop.id, at })
  tools.count('refused')
  tools.log.warn({ inboxPath, fault, drop: drop.id }, 'file refused unread')
}
