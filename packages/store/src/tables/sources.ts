/** Files as received, where they lie, and what waits in the inbox. */
import type { Generated } from 'kysely'

export interface SourcesTable {
  sha256: string
  parent_sha256: string | null
  member: string | null
  name: string
  series: string | null
  /** bigint arrives as text from the driver; sizes fit a double, so the pool parses them to number. */
  bytes: number
  media_type: string | null
  encoding: string | null
  state: 'received' | 'parsed' | 'rejected'
  fault: string | null
  run: Generated<number>
  starts: Generated<number>
  failures: Generated<number>
  backfill: Generated<boolean>
  received_at: Date
  decided_at: Date | null
  opened_run: number | null
  fault_detail: string | null
}

export interface MembersTable {
  parent_sha256: string
  ordinal: number
  member: string
  sha256: string | null
  bytes: number
  duplicate: Generated<boolean>
  fault: string | null
  received_at: Date
}

export interface DropsTable {
  id: Generated<string>
  sha256: string | null
  inbox_path: string
  stored_path: string
  place: 'inbox' | 'processing' | 'processed' | 'rejected'
  duplicate: Generated<boolean>
  fault: string | null
  claimed_at: Date
  settled_at: Date | null
}

export interface InboxWaitsTable {
  inbox_path: string
  reason: string
  since: Date
}
