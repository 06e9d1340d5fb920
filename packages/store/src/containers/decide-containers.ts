import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

export interface DecidedContainer {
  readonly sha256: string
  readonly state: 'parsed' | 'rejected'
}

/**
 * The verdict of every opened container that this source is, or is a member of, once all its members
 * have theirs: parsed if it says something itself or one of them was read, else rejected. A member that
 * was read again may turn the verdict. The files follow, and so do the reasons beside them.
 *
 * Call it after the verdict of a member is committed: of two members decided at once, whoever asks
 * last sees both.
 */
export async function decideContainers(
  db: Db,
  given: { sha256: string; at: Date },
): Promise<DecidedContainer[]> {
  const { rows } = await sql<DecidedContainer>`
    with complete as (
      select p.sha256, p.run,
        exists (select from bulletins b where b.id = p.sha256 and b.run = p.run)
        or exists (select from members m join sources c on c.sha256 = m.sha256
          where m.parent_sha256 = p.sha256 and c.state = 'parsed') as has_read
      from sources p
      where p.opened_run = p.run
        and (p.sha256 = ${given.sha256} or p.sha256 in
          (select parent_sha256 from members where sha256 = ${given.sha256}))
        and not exists (select from members m join sources c on c.sha256 = m.sha256
          where m.parent_sha256 = p.sha256 and c.state = 'received')
    ), decided as (
      update sources p set
        state = case when c.has_read then 'parsed' else 'rejected' end,
        fault = case when c.has_read then null else 'no-member-read' end,
        decided_at = ${given.at}
      from complete c
      where p.sha256 = c.sha256 and p.run = c.run
      returning p.sha256, p.state
    ), reopened as (
      update drops d set settled_at = null from decided c
      where d.sha256 = c.sha256 and d.place in ('processed', 'rejected')
    )
    select sha256, state from decided
  `.execute(db)
  return rows
}
