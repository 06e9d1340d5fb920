/** What we remember of the files that wait in the inbox, from one sweep to the next. */
import type { BigIntStats } from 'node:fs'
import type { Sighting } from './judge-entry.ts'
import type { InboxEntry } from './list-inbox.ts'

interface Memory extends Sighting {
  readonly likeness: string
  readonly firstSeen: number
  readonly retryAt: number
}

export interface Sightings {
  /** Notes what is there now: a file that changed starts again, one that is gone is forgotten. */
  see(entries: readonly InboxEntry[], now: number): void
  of(entry: InboxEntry): Sighting & { readonly firstSeen: number; readonly retryAt: number }
  /** It changed while we read it, or after: start its quiet period again. */
  startAgain(entry: InboxEntry, now: number): void
  /** It could not be claimed: leave it alone until then. */
  retryLater(entry: InboxEntry, retryAt: number): void
  /** It is claimed: what is remembered of its path is over. */
  taken(entry: InboxEntry): void
  /** A file of this path grew after it was taken: do not be hasty again. */
  surprisedBy(inboxPath: string, series: string | null): void
  /** The series of an entry: its folder's, or of a file put back, the one it had before. */
  seriesOf(entry: InboxEntry): string | null
}

export function createSightings(): Sightings {
  let memories = new Map<string, Memory>()
  const surprises = new Map<string, string | null>()
  const fresh = (entry: InboxEntry, now: number): Memory => ({
    likeness: likenessOf(entry.stats),
    since: now,
    firstSeen: now,
    retryAt: 0,
    surprised: surprises.has(entry.inboxPath),
  })
  const recall = (entry: InboxEntry): Memory => memories.get(keyOf(entry)) ?? fresh(entry, 0)

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
    startAgain: (entry, now) => {
      memories.set(keyOf(entry), { ...recall(entry), since: now })
    },
    retryLater: (entry, retryAt) => {
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
