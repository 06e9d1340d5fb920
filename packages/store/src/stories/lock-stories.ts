import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

// Any constant serves; this one reads "story" on a telephone keypad.
const storyLock = 78679

/**
 * One transaction at a time decides about stories, from here to its commit. Uniqueness would keep
 * equal fingerprints apart, but nothing else keeps two near-duplicates, parsed side by side, from
 * becoming two stories. Taken before any row is touched, it cannot dead-lock.
 */
export async function lockStories(trx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${storyLock})`.execute(trx)
}
