import type { JobPayload } from '@jianbao/schema'
import { sql } from 'kysely'
import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import type { Db } from '../open-store.ts'

/**
 * Asks for one more run over a source. What readers were offered before is read again silently
 * (`backfill`); a file that was rejected, or whose bulletin was never matched, is still news to them.
 * Its drops are re-opened, so that the files follow the new verdict. The members of a container are read
 * again with it. A source whose run is not over is left alone: its job is owed already. Returns the job
 * owed, or null for an unknown source. `by` is the person who asked, for the audit trail.
 */
export async function replaySource(
  db: Db,
  sha256: string,
  by?: Act,
): Promise<JobPayload<'bulletin-parse'> | null> {
  return db.transaction().execute(async (trx) => {
    const raised = await raiseRun(trx, sha256)
    if (!raised) return jobOf(trx, sha256)
    const { name: subject, ...job } = raised
    if (by) await addAuditEvent(trx, { ...by, what: 'read-again', subjectId: sha256, subject })
    // The container itself relays the jobs of its members once it is open again.
    for (const member of await membersOf(trx, sha256)) await raiseRun(trx, member)
    return job
  })
}

async function membersOf(trx: Db, sha256: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('members')
    .select('sha256')
    .distinct()
    .where('parent_sha256', '=', sha256)
    .where('sha256', 'is not', null)
    // In one order, so that two replays never wait for each other.
    .orderBy('sha256')
    .$narrowType<{ sha256: string }>()
    .execute()
  return rows.map((row) => row.sha256)
}

async function raiseRun(
  trx: Db,
  sha256: string,
): Promise<(JobPayload<'bulletin-parse'> & { name: string }) | undefined> {
  const job = await trx
    .updateTable('sources')
    .set({
      run: sql<number>`run + 1`,
      starts: 0,
      failures: 0,
      state: 'received',
      fault: null,
      fault_detail: null,
      decided_at: null,
      backfill: sql<boolean>`backfill or exists (
          select from bulletins b where b.id = sources.sha256 and b.matched_run is not null)`,
    })
    .where('sha256', '=', sha256)
    .where('state', '<>', 'received')
    .returning(['sha256', 'run', 'backfill', 'name'])
    .executeTakeFirst()
  if (!job) return undefined
  await trx
    .updateTable('drops')
    .set({ settled_at: null })
    .where('sha256', '=', sha256)
    .where('place', 'in', ['processed', 'rejected'])
    .execute()
  return job
}

async function jobOf(db: Db, sha256: string): Promise<JobPayload<'bulletin-parse'> | null> {
  const job = await db
    .selectFrom('sources')
    .select(['sha256', 'run', 'backfill'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return job ?? null
}
