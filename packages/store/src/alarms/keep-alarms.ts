/** Alarms in the ledger: each opens once, closes by itself, and may be acknowledged meanwhile. */
import type { ActorKind, AlarmDetail, AlarmKind } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Actor } from '../accounts/access-trail.ts'
import { afterKey, type PageRequest } from '../console/page-key.ts'
import type { Db } from '../open-store.ts'

/** `subject` tells alarms of one kind apart. */
export interface Alarm {
  readonly subject: string
  readonly since: Date
  readonly detail: AlarmDetail
}

interface Changed {
  readonly id: string
  readonly kind: AlarmKind
  readonly subject: string
}

/** Opens what is new, refreshes what lasts, closes what is well again. Returns what opened and closed. */
export async function syncAlarms(
  db: Db,
  { alarms, at }: { alarms: readonly Alarm[]; at: Date },
): Promise<{ opened: Changed[]; closed: Changed[] }> {
  const given = JSON.stringify(
    alarms.map(({ subject, since, detail }) => ({ kind: detail.kind, subject, since, detail })),
  )
  const rows = sql`jsonb_to_recordset(${given}::jsonb)
    as g(kind text, subject text, since timestamptz, detail jsonb)`
  return await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('alarms', 0))`.execute(trx)
    await sql`
      update alarms a set detail = g.detail from ${rows}
      where a.closed_at is null and a.kind = g.kind and a.subject = g.subject and a.detail <> g.detail
    `.execute(trx)
    const { rows: opened } = await sql<Changed>`
      insert into alarms (kind, subject, detail, since, opened_at)
      select kind, subject, detail, since, ${at}::timestamptz from ${rows}
      on conflict (kind, subject) where closed_at is null do nothing
      returning id, kind, subject
    `.execute(trx)
    const { rows: closed } = await sql<Changed>`
      update alarms a set closed_at = ${at}::timestamptz
      where a.closed_at is null and not exists (
        select from ${rows} where g.kind = a.kind and g.subject = a.subject
      )
      returning id, kind, subject
    `.execute(trx)
    return { opened, closed }
  })
}

/** Somebody has seen it: it is told no more, and still closes by itself. False when it is not open. */
export async function acknowledgeAlarm(
  db: Db,
  { id, at, by }: { id: string; at: Date; by: Actor },
): Promise<boolean> {
  const done = await db
    .updateTable('alarms')
    .set({ acknowledged_at: at, actor: by.actor, actor_kind: by.actorKind ?? null })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .where('acknowledged_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

export interface AlarmRow {
  readonly id: string
  readonly detail: AlarmDetail
  /** Of the subscription or the address; null where the detail says all. */
  readonly name: string | null
  readonly since: Date
  readonly openedAt: Date
  readonly acknowledgedAt: Date | null
  /** Who acknowledged it: the account or token, as `Actor` names them. */
  readonly actor: string | null
  readonly actorKind: ActorKind | null
  readonly closedAt: Date | null
}

/** Newest first, paged by key. */
export async function listAlarms(
  db: Db,
  { limit, after, state }: PageRequest & { state: 'open' | 'all' },
): Promise<AlarmRow[]> {
  let found = db.selectFrom('alarms as a').select([
    'a.id',
    'a.detail',
    'a.since',
    'a.opened_at as openedAt',
    'a.acknowledged_at as acknowledgedAt',
    'a.actor',
    'a.actor_kind as actorKind',
    'a.closed_at as closedAt',
    sql<string | null>`coalesce(
        (select s.name || ' → ' || c.address from subscriptions s join channels c on c.id = s.channel_id
          where s.id::text = a.detail->>'subscriptionId'),
        (select c.address from channels c where c.id::text = a.detail->>'channelId'))`.as('name'),
  ])
  if (state === 'open') found = found.where('a.closed_at', 'is', null)
  if (after) found = found.where((e) => afterKey(e, { at: 'a.opened_at', id: 'a.id' }, after))
  return await found.orderBy('a.opened_at', 'desc').orderBy('a.id').limit(limit).execute()
}

/** Open alarms by kind; those acknowledged are counted apart. */
export async function countAlarms(
  db: Db,
): Promise<{ kind: AlarmKind; acknowledged: boolean; count: number }[]> {
  return await db
    .selectFrom('alarms')
    .select([
      'kind',
      sql<boolean>`acknowledged_at is not null`.as('acknowledged'),
      sql<number>`count(*)::integer`.as('count'),
    ])
    .where('closed_at', 'is', null)
    .groupBy(['kind', sql`acknowledged_at is not null`])
    .execute()
}
