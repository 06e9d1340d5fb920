/** One look at the inbox: list, judge each entry, take what is whole, say when to look again. */
import { type InboxWait, replaceInboxWaits } from '@jianbao/store'
import { claimDrop } from './claim-drop.ts'
import { type JudgeRules, judgeEntry, type WaitReason } from './judge-entry.ts'
import {
  claimsMax,
  claimsPerSweepMax,
  retryMs,
  sweepMs,
  waitShownMs,
  waitsShownMax,
} from './limits.ts'
import { type InboxEntry, listInbox } from './list-inbox.ts'
import { hasCode } from './move-file.ts'
import { recoverClaims } from './recover-claims.ts'
import { refuseDrop } from './refuse-drop.ts'
import type { Moment } from './sightings.ts'
import type { WatcherTools } from './tools.ts'
import type { FolderWatch } from './watch-folder.ts'

export interface SweepTools extends WatcherTools {
  readonly rules: JudgeRules
  /** Called when files have left the inbox: verdicts will follow. */
  readonly onTaken: () => void
  readonly events: Pick<FolderWatch, 'sawAppear' | 'keepOnly'>
  /** What the last sweep told people of waiting files, so that only news is written. */
  readonly told: { waits: string }
}

interface Look {
  readonly ready: (() => Promise<void>)[]
  readonly waits: InboxWait[]
  lookAgainMs: number
}

/** Returns in how many milliseconds to look again. Throws when the inbox or the ledger is out of reach. */
export async function sweepInbox(tools: SweepTools, thorough: boolean): Promise<number> {
  const listedAt = performance.now()
  const entries = await listInbox(tools.folders.inbox, (inboxPath, err) => {
    tools.log.warn({ err, inboxPath }, 'a folder in the inbox cannot be read')
  })
  const now = { at: tools.clock.now(), ms: performance.now() }
  tools.sightings.see(entries, now)
  tools.events.keepOnly(new Set(entries.map((entry) => entry.path.toString())), listedAt)
  if (thorough) await recoverClaims(tools, new Set(entries.map((entry) => entry.inboxPath)))

  const look: Look = { ready: [], waits: [], lookAgainMs: sweepMs }
  for (const entry of entries) consider(tools, entry, now, look)
  const batch = look.ready.slice(0, claimsPerSweepMax)
  await inParallel(batch, claimsMax)
  if (batch.length > 0) tools.onTaken()
  await tellWaits(tools, look.waits)
  return look.ready.length > batch.length ? 0 : look.lookAgainMs
}

function consider(tools: SweepTools, entry: InboxEntry, now: Moment, look: Look): void {
  const seen = tools.sightings.of(entry)
  const sawAppear = tools.events.sawAppear(entry.path.toString())
  if (seen.retryAt > now.ms) {
    note(look, entry, 'cannot-be-read', seen.firstSeen, now)
    look.lookAgainMs = Math.min(look.lookAgainMs, seen.retryAt - now.ms)
    return
  }
  const { surprised } = seen
  const stillMs = now.ms - seen.since
  const seenThus = { stillMs, surprised, sawAppear }
  const judgement = judgeEntry(entry, seenThus, now.at.getTime(), tools.rules)
  if (judgement.kind !== 'wait') {
    look.ready.push(() => act(tools, entry, judgement, look))
    return
  }
  note(look, entry, judgement.reason, seen.firstSeen, now)
  look.lookAgainMs = Math.min(look.lookAgainMs, judgement.lookAgainMs ?? sweepMs)
}

function note(look: Look, entry: InboxEntry, reason: WaitReason, since: Moment, now: Moment): void {
  const hiddenMs = waitShownMs - (now.ms - since.ms)
  if (hiddenMs > 0) {
    look.lookAgainMs = Math.min(look.lookAgainMs, Math.max(1, hiddenMs))
  } else if (look.waits.length < waitsShownMax) {
    look.waits.push({ inboxPath: entry.inboxPath, reason, since: since.at })
  }
}

/** Takes or refuses one entry. Whatever goes wrong with it, it stays, is named in the log and tried again. */
async function act(
  tools: SweepTools,
  entry: InboxEntry,
  judgement: { kind: 'take' } | Parameters<typeof refuse>[2],
  look: Look,
): Promise<void> {
  try {
    if (judgement.kind === 'refuse') return await refuse(tools, entry, judgement)
    if ((await claimDrop(tools, entry)) === 'claimed') return
    tools.sightings.startAgain(entry)
    look.lookAgainMs = Math.min(look.lookAgainMs, Math.max(1, tools.rules.settleMs))
  } catch (err) {
    tellFailure(tools, entry, err)
    tools.sightings.retryLater(entry)
    look.lookAgainMs = Math.min(look.lookAgainMs, retryMs)
  }
}

function refuse(
  tools: SweepTools,
  entry: InboxEntry,
  judgement: Extract<ReturnType<typeof judgeEntry>, { kind: 'refuse' }>,
): Promise<void> {
  return refuseDrop(tools, entry, judgement.fault)
}

/** Loud the first time, quiet while the same file fails again: a full disk must not fill the log too. */
function tellFailure(tools: SweepTools, entry: InboxEntry, err: unknown): void {
  const facts = { err, inboxPath: entry.inboxPath, why: whyNot(err) }
  const isFirst = tools.sightings.of(entry).retryAt === 0
  tools.log[isFirst ? 'error' : 'debug'](facts, 'file not taken, tried again')
}

function whyNot(error: unknown): string {
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) return 'the disk is full'
  if (hasCode(error, 'EACCES', 'EPERM')) return 'the file may not be read or moved'
  if (hasCode(error, 'EROFS')) return 'the disk is read-only'
  if (hasCode(error, 'EIO')) return 'the disk reports an error'
  return 'a step failed'
}

async function inParallel(tasks: readonly (() => Promise<void>)[], width: number): Promise<void> {
  const waiting = tasks.values()
  const lane = async () => {
    for (const task of waiting) await task()
  }
  await Promise.all(Array.from({ length: width }, lane))
}

async function tellWaits(tools: SweepTools, waits: readonly InboxWait[]): Promise<void> {
  const news = JSON.stringify(waits)
  if (news === tools.told.waits) return
  await replaceInboxWaits(tools.db, waits)
  tools.told.waits = news
}
