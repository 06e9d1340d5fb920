/**
 * Everything held about a person, as JSON. The HTML of digests and the bytes of
 * messages are left out: their text says the same.
 * Read piece by piece, so that years of digests need little memory.
 */
import { type RawBuilder, sql } from 'kysely'
import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import { contentOf, type FrozenRow, sharedColumns } from '../digests/frozen-content.ts'
import { exportedDigestsMax } from '../limits.ts'
import type { Db } from '../open-store.ts'

type Rows<More = object> = RawBuilder<{ row: object } & More>

/** What fits into memory whole: a person has few of each. */
function partsOf(id: string): Record<string, Rows> {
  const mine = sql`select id from channels where subscriber_id = ${id}`
  const addresses = sql`select lower(address) from channels where subscriber_id = ${id}`
  return {
    subscriber: sql`select to_jsonb(p) as row from subscribers p where p.id = ${id}`,
    channels: sql`select to_jsonb(c) - 'config' as row from channels c where c.subscriber_id = ${id} order by c.created_at`,
    bounces: sql`select to_jsonb(b) as row from bounces b where b.channel_id in (${mine}) order by b.received_at`,
    feeds: sql`select to_jsonb(f) as row from feeds f
      where f.subscription_id in (select id from subscriptions where subscriber_id = ${id}) order by f.created_at`,
    subscriptions: sql`select to_jsonb(s) as row from subscriptions s where s.subscriber_id = ${id} order by s.created_at`,
    confirmations: sql`select to_jsonb(q) as row from confirmations q
      where q.subscriber_id = ${id} or q.channel_id in (${mine}) or lower(q.address) in (${addresses})
      order by q.created_at`,
    notices: sql`select to_jsonb(n) as row from notices n
      where lower(n.address) in (${addresses}) order by n.created_at`,
    // Who of the staff acted is theirs, not the reader's.
    audit: sql`select to_jsonb(e) - 'actor' as row from audit_events e where e.subscriber_id = ${id} order by e.at, e.id`,
    waiting: sql`
      select jsonb_build_object('title', t.title, 'since', i.created_at, 'why', (
        select jsonb_agg(r.why) from inbox_reasons r where r.item_id = i.id)) as row
      from inbox_items i join stories t on t.id = i.story_id
      where i.subscriber_id = ${id} and i.digest_id is null order by i.created_at, i.id`,
  }
}

/** Digests with their delivery and its attempts, oldest first. */
function digestsOf(id: string, offset: number): Rows<FrozenRow> {
  return sql`
    select d.own, ${sharedColumns}, to_jsonb(d) - 'own' || jsonb_build_object(
      'delivery', to_jsonb(v),
      'attempts', (select jsonb_agg(to_jsonb(a) order by a.attempt)
        from delivery_attempts a where a.delivery_id = v.id),
      'parts', (select jsonb_agg(to_jsonb(p) - 'sent' order by p.part)
        from delivery_parts p where p.delivery_id = v.id)
    ) as row
    from digests d left join contents c on c.sha256 = d.shared_sha256
    left join deliveries v on v.digest_id = d.id
    where d.subscriber_id = ${id}
    order by d.created_at, d.id
    limit ${exportedDigestsMax} offset ${offset}`
}

const read = async (db: Db, rows: Rows): Promise<string[]> =>
  (await rows.execute(db)).rows.map(({ row }) => JSON.stringify(row))

async function* readDigests(db: Db, id: string): AsyncGenerator<string> {
  for (let offset = 0; ; offset += exportedDigestsMax) {
    const { rows } = await digestsOf(id, offset).execute(db)
    const page = rows.map((digest) => {
      const { html: _, ...content } = contentOf(digest) ?? {}
      return JSON.stringify({ ...digest.row, content })
    })
    if (page.length > 0) yield `${offset > 0 ? ',\n' : ''}${page.join(',\n')}`
    if (page.length < exportedDigestsMax) return
  }
}

/** The text of one JSON object, in pieces. */
export async function* exportReader(
  db: Db,
  { subscriberId, ...act }: Act & { subscriberId: string },
): AsyncGenerator<string> {
  await addAuditEvent(db, { ...act, subscriberId, what: 'exported' })
  yield `{"exportedAt":${JSON.stringify(act.at)}`
  for (const [name, rows] of Object.entries(partsOf(subscriberId))) {
    yield `,\n"${name}":[${(await read(db, rows)).join(',\n')}]`
  }
  yield ',\n"digests":['
  yield* readDigests(db, subscriberId)
  yield ']}\n'
}
