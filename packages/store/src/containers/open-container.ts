import type { FaultCode, JobPayload } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/** A file out of a container: kept in the blob store, or refused unread with its fault. */
export interface ReceivedMember {
  /** The path inside the container, as people see it. */
  readonly member: string
  readonly bytes: number
  readonly sha256: string | null
  readonly fault: FaultCode | null
}

export interface OpenedContainer {
  readonly sha256: string
  readonly run: number
  readonly mediaType: string
  readonly encoding: string | null
  readonly members: readonly ReceivedMember[]
}

/**
 * Writes down what came out of a container: a source for each member whose bytes are new, and a row
 * for each arrival. From here on the container waits for them (`decideContainers`). Opened again by a
 * later run, an arrival keeps what is known of it.
 *
 * False, with nothing written, when the run is not the newest or is over. Give it a transaction.
 */
export async function openContainer(
  trx: Db,
  container: OpenedContainer,
  at: Date,
): Promise<boolean> {
  const { sha256, run, mediaType, encoding, members } = container
  const { numUpdatedRows } = await trx
    .updateTable('sources')
    .set({ opened_run: run, media_type: mediaType, encoding })
    .where('sha256', '=', sha256)
    .where('run', '=', run)
    .where('state', '=', 'received')
    .where('opened_run', 'is distinct from', run)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  const fresh = await addSources(trx, container, at)
  await replaceMembers(trx, sha256, arrivalsOf(members, fresh), at)
  return true
}

type Arrival = ReceivedMember & { readonly ordinal: number; readonly duplicate: boolean }

/** The first arrival of new bytes is news; every other is a duplicate. */
function arrivalsOf(members: readonly ReceivedMember[], fresh: ReadonlySet<string>): Arrival[] {
  const news = new Set(fresh)
  return members.map((each, index) => ({
    ...each,
    ordinal: index + 1,
    duplicate: each.sha256 !== null && !news.delete(each.sha256),
  }))
}

/** Adds the sources that are not known yet and returns their ids. The series is the container's. */
async function addSources(
  trx: Db,
  { sha256, members }: OpenedContainer,
  at: Date,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ sha256: string }>`
    insert into sources (sha256, parent_sha256, member, name, series, bytes, state, received_at)
    -- In one order, so that two containers with members in common never wait for each other.
    select distinct on (m.sha256) m.sha256, p.sha256, m.member,
      regexp_replace(m.member, '^.*/', ''), p.series, m.bytes, 'received', ${at}
    from jsonb_to_recordset(${JSON.stringify(members)}::jsonb)
        as m(member text, bytes bigint, sha256 text)
      join sources p on p.sha256 = ${sha256}
    where m.sha256 is not null
    order by m.sha256
    on conflict (sha256) do nothing
    returning sha256
  `.execute(trx)
  return new Set(rows.map((row) => row.sha256))
}

async function replaceMembers(
  trx: Db,
  parent: string,
  arrivals: readonly Arrival[],
  at: Date,
): Promise<void> {
  await trx
    .deleteFrom('members')
    .where('parent_sha256', '=', parent)
    .where('ordinal', '>', arrivals.length)
    .execute()
  await sql`
    insert into members
      (parent_sha256, ordinal, member, sha256, bytes, duplicate, fault, received_at)
    select ${parent}, ordinal, member, sha256, bytes, duplicate, fault, ${at}
    from jsonb_to_recordset(${JSON.stringify(arrivals)}::jsonb) as m(ordinal integer, member text,
      sha256 text, bytes bigint, duplicate boolean, fault text)
    on conflict (parent_sha256, ordinal) do update set
      member = excluded.member, sha256 = excluded.sha256, bytes = excluded.bytes,
      fault = excluded.fault,
      duplicate = case when members.sha256 = excluded.sha256 then members.duplicate
        else excluded.duplicate end
  `.execute(trx)
}

/** The jobs of `bulletin-parse` that the members of a container are owed. */
export async function memberJobsOf(
  db: Db,
  parent: string,
): Promise<JobPayload<'bulletin-parse'>[]> {
  return db
    .selectFrom('members')
    .innerJoin('sources', 'sources.sha256', 'members.sha256')
    .select(['sources.sha256', 'sources.run', 'sources.backfill'])
    .distinct()
    .where('members.parent_sha256', '=', parent)
    .where('sources.state', '=', 'received')
    .execute()
}
