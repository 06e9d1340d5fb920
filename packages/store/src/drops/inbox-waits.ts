import type { Db } from '../open-store.ts'

export interface InboxWait {
  readonly inboxPath: string
  readonly reason: string
  readonly since: Date
}

/**
 * Replaces the list of what waits in the inbox by the watcher's newest sweep. Of two names that are
 * the same once decoded (GB18030 beside UTF-8) the first is listed.
 */
export async function replaceInboxWaits(db: Db, waits: readonly InboxWait[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('inbox_waits').execute()
    if (waits.length === 0) return
    const rows = waits.map((w) => ({ inbox_path: w.inboxPath, reason: w.reason, since: w.since }))
    await trx
      .insertInto('inbox_waits')
      .values(rows)
      .onConflict((c) => c.doNothing())
      .execute()
  })
}

/** What waits in the inbox and why, longest first. */
export async function inboxWaits(db: Db, limit: number): Promise<InboxWait[]> {
  return db
    .selectFrom('inbox_waits')
    .select(['inbox_path as inboxPath', 'reason', 'since'])
    .orderBy('since')
    .orderBy('inbox_path')
    .limit(limit)
    .execute()
}
