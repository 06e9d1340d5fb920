/**
 * Is this file whole? The one decision on which "never half-read" rests, as a pure function.
 *
 * A file is taken at once if it arrived whole, else when size and modification time have been still
 * for the quiet period. It arrived whole if it holds bytes and
 * - its change time is later than its modification time, as a rename leaves it (while a file is being
 *   written the two are equal), or
 * - its modification time is older than the quiet period, or
 * - we saw its name appear and not one write since (`sawAppear`): a rename within the tick of the
 *   clock that also saw the last write leaves both times equal.
 */
import { type FaultCode, fileBytesMax } from '@jianbao/schema'
import { appearGraceMs, patienceFactor } from './limits.ts'
import type { InboxEntry } from './list-inbox.ts'

export type Judgement =
  | { readonly kind: 'take' }
  | { readonly kind: 'refuse'; readonly fault: FaultCode }
  | { readonly kind: 'wait'; readonly reason: WaitReason; readonly lookAgainMs: number | null }

export type WaitReason =
  | 'temporary-name'
  | 'too-deep'
  | 'still-arriving'
  | 'empty'
  | 'cannot-be-read'

export interface Sighting {
  /** For how long we have seen the file exactly as it is now, in milliseconds. */
  readonly stillMs: number
  /** It grew after we had taken it for whole: only a long stillness convinces now. */
  readonly surprised: boolean
}

export interface JudgeRules {
  readonly settleMs: number
  readonly trustRename: boolean
}

const wait = (reason: WaitReason, lookAgainMs: number | null): Judgement => ({
  kind: 'wait',
  reason,
  lookAgainMs: lookAgainMs === null ? null : Math.max(1, Math.ceil(lookAgainMs)),
})

/** Judges one entry. `now` is the wall clock in milliseconds, the clock of the file's own times. */
export function judgeEntry(
  entry: InboxEntry,
  seen: Sighting & { readonly sawAppear: boolean },
  now: number,
  rules: JudgeRules,
): Judgement {
  const { stats } = entry
  if (entry.temporary) return wait('temporary-name', null)
  if (entry.tooDeep) return wait('too-deep', null)
  if (!stats.isFile()) return { kind: 'refuse', fault: 'not-a-regular-file' }
  if (stats.size === 0n) return judgeEmpty(entry, seen.stillMs, now, rules)

  const lackingMs = stillnessNeeded(entry, seen, now, rules) - seen.stillMs
  if (lackingMs > 0) return wait('still-arriving', lackingMs)
  if (stats.size > BigInt(fileBytesMax)) return { kind: 'refuse', fault: 'file-too-large' }
  return { kind: 'take' }
}

/** For how long this file must have been as it is, in milliseconds. */
function stillnessNeeded(
  entry: InboxEntry,
  seen: Sighting & { readonly sawAppear: boolean },
  now: number,
  rules: JudgeRules,
): number {
  if (seen.surprised) return rules.settleMs * patienceFactor
  if (!rules.trustRename) return rules.settleMs
  if (arrivedWhole(entry, now, rules.settleMs)) return 0
  return seen.sawAppear ? Math.min(appearGraceMs, rules.settleMs) : rules.settleMs
}

function arrivedWhole({ stats }: InboxEntry, now: number, settleMs: number): boolean {
  return stats.ctimeNs > stats.mtimeNs || now - Number(stats.mtimeMs) > settleMs
}

/** An empty file may be a file about to be written: it gets longer, counted from its last touch. */
function judgeEmpty(
  { stats }: InboxEntry,
  stillMs: number,
  now: number,
  rules: JudgeRules,
): Judgement {
  const touched = Math.max(Number(stats.mtimeMs), Number(stats.ctimeMs))
  const quietMs = rules.trustRename ? Math.max(stillMs, now - touched) : stillMs
  const lackingMs = rules.settleMs * patienceFactor - quietMs
  return lackingMs > 0 ? wait('empty', lackingMs) : { kind: 'refuse', fault: 'empty-file' }
}
