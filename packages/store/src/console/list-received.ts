import type { ContainerCounts } from '@jianbao/schema'
import type { SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'
import type { PageRequest } from './page-key.ts'

export interface ReceivedRow {
  readonly id: string
  readonly kind: 'source' | 'refused'
  readonly name: string
  readonly series: string | null
  readonly bytes: number | null
  readonly state: 'received' | 'parsed' | 'rejected'
  readonly fault: string | null
  readonly title: string | null
  readonly publisher: string | null
  readonly articleCount: number | null
  readonly warningCount: number
  readonly receivedAt: Date
  readonly decidedAt: Date | null
  /** What became of the files in it. Null for what is no container, or is not open yet. */
  readonly members: ContainerCounts | null
  /** The container it first came out of. Null for a file that came by itself. */
  readonly parent: { readonly id: string; readonly name: string; readonly member: string } | null
}

/** The columns of a source with its bulletin, in the shape all lists and pages share. */
const sourceColumns = sql`
  s.sha256 as id, 'source' as kind, s.name, s.series, s.bytes, s.state, s.fault, b.title, b.publisher,
  b.article_count as "articleCount",
  (select count(*)::integer from jsonb_array_elements(b.record->'diagnostics') d
    where d->>'severity' in ('warning', 'error')) as "warningCount",
  s.received_at as "receivedAt", s.decided_at as "decidedAt",
  (select json_build_object('total', count(*),
      'read', count(*) filter (where c.state = 'parsed'),
      'rejected', count(*) filter (where m.fault is not null or c.state = 'rejected'),
      'articles', coalesce(sum(cb.article_count) filter (where c.state = 'parsed'), 0))
    from members m left join sources c on c.sha256 = m.sha256
      left join bulletins cb on cb.id = m.sha256
    where m.parent_sha256 = s.sha256 and s.opened_run = s.run having count(*) > 0) as members,
  (select json_build_object('id', p.sha256, 'name', p.name, 'member', s.member)
    from sources p where p.sha256 = s.parent_sha256) as parent
`

/**
 * Files as received, newest first: the sources, and the arrivals that were refused unread (those
 * have no source). Both branches stop early by their own limit.
 */
export async function listReceived(
  db: Db,
  given: PageRequest & { state?: ReceivedRow['state'] | undefined },
): Promise<ReceivedRow[]> {
  const { state, limit } = given
  const after = (at: string, id: string) =>
    given.after
      ? sql<SqlBool>`(${sql.ref(at)}, ${given.after.id}) <= (${given.after.at}, ${sql.ref(id)}::text)
          and (${sql.ref(at)}, ${sql.ref(id)}::text) <> (${given.after.at}, ${given.after.id})`
      : sql<SqlBool>`true`
  const inState = state ? sql<SqlBool>`s.state = ${state}` : sql<SqlBool>`true`
  const refused = !state || state === 'rejected' ? sql<SqlBool>`true` : sql<SqlBool>`false`
  const { rows } = await sql<ReceivedRow>`
    (select ${sourceColumns} from sources s left join bulletins b on b.id = s.sha256
      where ${inState} and ${after('s.received_at', 's.sha256')}
      order by s.received_at desc, s.sha256 limit ${limit})
    union all
    (select d.id::text, 'refused', regexp_replace(d.inbox_path, '^.*/', ''), null, null, 'rejected',
        d.fault, null, null, null, 0, d.claimed_at, coalesce(d.settled_at, d.claimed_at), null, null
      from drops d
      where d.sha256 is null and ${refused} and ${after('d.claimed_at', 'd.id')}
      order by d.claimed_at desc, d.id limit ${limit})
    order by "receivedAt" desc, id limit ${limit}
  `.execute(db)
  return rows
}

/** One source in the same shape, or null. */
export async function readReceived(db: Db, sha256: string): Promise<ReceivedRow | null> {
  const { rows } = await sql<ReceivedRow>`
    select ${sourceColumns} from sources s left join bulletins b on b.id = s.sha256
    where s.sha256 = ${sha256}
  `.execute(db)
  return rows[0] ?? null
}
