/** A ledger with many planned digests, and how fast they are composed. */

import { aStoredBulletin } from '@jianbao/test-support'
import { sql } from 'kysely'
import { type Bench, Crash } from './a-bench.ts'

export interface ManyGiven {
  readonly digests: number
  /** Different sets of articles among them. */
  readonly contents: number
  readonly articlesEach: number
}

const opening =
  '县里把种苗、烘干和冷链放在一处，去年投入1.2亿元，带动三千户增收，人均多得两千元；今年再建五座仓库，由合作社统一管理。'

/** Readers with a subscription each, whose planned digests have claimed their articles. */
export async function planMany(bench: Bench, given: ManyGiven): Promise<string[]> {
  const { db, clock } = bench
  const at = clock.now()
  for (let content = 0; content < given.contents; content += 1) {
    const articles = Array.from({ length: given.articlesEach }, (_, n) => ({
      title: `${content}号简报第${n}篇：产业园里的新办法`,
      section: ['产业发展', '基层治理', '公共服务'][n % 3] ?? '',
      label: '湖南怀化',
      regions: [{ code: '431200', name: '怀化市' }],
      topics: [['industry', 'governance', 'services'][n % 3] ?? ''],
      text: `${n}。${opening.repeat(4)}`,
      sourceUrl: `https://example.org/${content}/${n}`,
    }))
    await aStoredBulletin(db, { at, title: `${content}`, articles })
  }
  await sql`
    with people as (
      insert into subscribers (name, created_at)
      select 'reader ' || n, ${at}::timestamptz from generate_series(1, ${given.digests}) n
      returning id, name
    ), addresses as (
      insert into channels (subscriber_id, kind, address, created_at)
      select id, 'mail', replace(name, ' ', '') || '@example.org', ${at}::timestamptz from people
      returning id, subscriber_id
    ), wishes as (
      insert into subscriptions
        (subscriber_id, channel_id, name, filter, cadence, starts_at, created_at)
      select subscriber_id, id, 'mine ' || id,
        '{"topics":["industry"],"regions":["430000"],"words":{"any":[],"all":[],"none":[]}}',
        '{"kind":"instant"}', ${at}::timestamptz, ${at}::timestamptz
      from addresses returning id, subscriber_id, channel_id
    )
    insert into digests
      (subscriber_id, channel_id, slot_key, slot_at, subscription_ids, state, created_at)
    select subscriber_id, channel_id, 'many', ${at}::timestamptz, array[id], 'planned', ${at}::timestamptz
    from wishes
  `.execute(db)
  await sql`
    with numbered as (
      select d.*, (row_number() over (order by id) % ${given.contents})::text as part from digests d
    ), items as (
      insert into inbox_items
        (subscriber_id, channel_id, story_id, revision, article_id, digest_id, created_at)
      select d.subscriber_id, d.channel_id, a.story_id, 1, a.id, d.id, ${at}::timestamptz
      from numbered d
      join bulletins b on b.title = d.part
      join articles a on a.bulletin_id = b.id
      returning id, digest_id
    )
    insert into inbox_reasons (item_id, subscription_id, why, created_at)
    select i.id, d.subscription_ids[1],
      '{"topics":["industry"],"regions":[{"code":"431200","name":"怀化市"}],"words":[]}',
      ${at}::timestamptz
    from items i join digests d on d.id = i.digest_id
  `.execute(db)
  await sql`analyze`.execute(db)
  const rows = await db.selectFrom('digests').select('id').orderBy('id').execute()
  return rows.map((row) => row.id)
}

/** Composes them all, `atOnce` at a time. Seconds by the clock, and of this process's processor. */
export async function composeAll(bench: Bench, ids: readonly string[], atOnce: number) {
  // What is sent afterwards is another measure.
  bench.beforeJob = () => {
    throw new Crash()
  }
  const queue = ids.values()
  const cpu = process.cpuUsage()
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const id of queue) await bench.compose(id)
    }),
  )
  const seconds = (performance.now() - begun) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  return { seconds, cpuSeconds: (user + system) / 1_000_000, perSecond: ids.length / seconds }
}
