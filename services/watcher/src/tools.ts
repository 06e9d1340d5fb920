/** What the steps of the watcher are given. */
import type { Clock } from '@jianbao/runtime'
import type { JobPayload } from '@jianbao/schema'
import type { Blobs, Db } from '@jianbao/store'
import type { Failures } from './failures.ts'
import type { Folders } from './folders.ts'
import type { Sightings } from './sightings.ts'

export interface Log {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

export interface WatcherTools {
  readonly db: Db
  readonly blobs: Blobs
  readonly folders: Folders
  readonly clock: Clock
  readonly log: Log
  readonly timeZone: string
  readonly sightings: Sightings
  /** The drops whose repair or move has failed. */
  readonly failures: Failures
  /** Hands a job to the relay and returns at once: the queue may be away, the ledger knows what is owed. */
  readonly offer: (job: JobPayload<'bulletin-parse'>) => void
  readonly count: (outcome: 'claimed' | 'duplicate' | 'refused') => void
}
