/** What we remember of the files that wait in the inbox, from one sweep to the next. */
import type { BigIntStats } from 'node:fs'
import { retryMs } from './limits.ts'
import type { InboxEntry } from './list-inbox.ts'

/** A moment as people read it, and on a clock that nobody sets back: durations are told by `ms`. */
export interface Moment {
  readonly at: Date
  readonly ms: number
}

interface Memory {
  readonly likeness: string
  /** When it was first seen exactly as it is now. */
  readonly since: number
  readonly surprised: boolean
  readonly firstSeen: Moment
  /** 0 while nothing has failed. */
  readonly retryAt: number
}

export interface Sightings {
  /** Notes what is there now: a file that changed starts again, one that is gone is forgotten. */
  see(entries: readonly InboxEntry[], now: Moment): void
  /** What is known of an entry that was seen. */
  of(entry: InboxEntry): Memory
  /** It changed while we read it, or after: start its quiet period again. */
  startAgain(entry: InboxEntry): void
  /** It could not be claimed: leave it alone for `retryMs`. */
  retryLater(entry: InboxEntry): void
  /** It is claimed: what is remembered of its path is over. */
  taken(entry: InboxEntry): void
  /** A file of this path grew after it was taken: do not be hasty again. */
  surprisedBy(inboxPath: string, series: string | null): void
  /** The series of an entry: its folder's, or of a file put back, the one it had before. */
  seriesOf(entry: InboxEntry): string | null
}

const unseen: Moment = { at: new Date(0), ms: 0 }

export function createSightings(): Sightings {
  let memories = new Map<string, Memory>()
  const surprises = new Map<string, string | null>()
  const fresh = (entry: InboxEntry, now: Moment): Memory => ({
    likeness: likenessOf(entry.stats),
    since: now.ms,
    firstSeen: now,
    retryAt: 0,
    surprised: surprises.has(entry.inboxPath),
  })
  const recall = (entry: InboxEntry): Memory => memories.get(keyOf(entry)) ?? fresh(entry, unseen)

  return {
    see: (entries, now) => {
      const before = memories
      memories = new Map()
      for (const entry of entries) {
        const known = before.get(keyOf(entry))
        const same = known?.likeness === likenessOf(entry.stats)
        const firstSeen = known?.firstSeen ?? now
        memories.set(keyOf(entry), same ? known : { ...fresh(entry, now), firstSeen })
      }
    },
    of: recall,
    startAgain: (entry) => {
      memories.set(keyOf(entry), { ...recall(entry), since: performance.now() })
    },
    retryLater: (entry) => {
      const retryAt = performance.now() + retryMs
      memories.set(keyOf(entry), { ...recall(entry), retryAt })
    },
    taken: (entry) => {
      surprises.delete(entry.inboxPath)
    },
    surprisedBy: (inboxPath, series) => {
      surprises.set(inboxPath, series)
    },
    seriesOf: (entry) => entry.series ?? surprises.get(entry.inboxPath) ?? null,
  }
}

/** Byte for byte: two names that decode alike are two files. */
const keyOf = (entry: InboxEntry): string => entry.path.toString('latin1')

/** Two looks with the same likeness saw the same bytes, as far as a file system can tell. */
export function likenessOf(stats: BigIntStats): string {
  return `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeNs}`
}
