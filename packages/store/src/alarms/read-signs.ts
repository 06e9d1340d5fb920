/** What the ledger shows of things that ought to happen and do not. Deciding is not its business. */
import { sql } from 'kysely'
import {
  alarmSignDaysMax,
  articlesCountedMax,
  seriesDaysMax,
  silentSubscriptionsMax,
} from '../limits.ts'
import type { Db } from '../open-store.ts'

const dayMs = 24 * 60 * 60_000
const before = (at: Date, days: number) => new Date(at.getTime() - days * dayMs)

/** The days on which a series arrived, oldest first, in the time zone: `2026-11-02`. */
export interface SeriesDays {
  readonly series: string
  readonly days: readonly string[]
  readonly lastAt: Date
}

/** A series is a folder of the inbox, else the name a bulletin prints. History that was read in is left out. */
export async function readSeriesDays(
  db: Db,
  { at, timeZone }: { at: Date; timeZone: string },
): Promise<SeriesDays[]> {
  const { rows } = await sql<SeriesDays>`
    with arrivals as (
      select coalesce(s.series, b.record->'series'->>'name') as series, s.received_at,
        to_char(s.received_at at time zone ${timeZone}, 'YYYY-MM-DD') as day
      from sources s join bulletins b on b.id = s.sha256
      where s.received_at > ${before(at, seriesDaysMax)}::timestamptz and not b.backfill
    )
    select series, array_agg(distinct day order by day) as days, max(received_at) as "lastAt"
    from arrivals where series is not null
    group by series order by series
  `.execute(db)
  return rows
}

/** An active subscription that has met nothing since it began or was last changed. */
export interface SilentSubscription {
  readonly id: string
  readonly since: Date
  /** Stored since then; counting ends at a thousand. */
  readonly articles: number
}

export async function readSilentSubscriptions(
  db: Db,
  { at, days }: { at: Date; days: number },
): Promise<SilentSubscription[]> {
  const { rows } = await sql<SilentSubscription>`
    with silent as (
      select s.id, greatest(s.starts_at, (
        select max(e.at) from audit_events e where e.subscription_id = s.id and e.what = 'changed'
      )) as since
      from subscriptions s
      where s.state = 'active' and s.starts_at < ${before(at, days)}::timestamptz
        and not exists (select from inbox_reasons r where r.subscription_id = s.id)
      order by s.id
      limit ${silentSubscriptionsMax}
    )
    select id, since, (
      select count(*) from (
        select from articles a join bulletins b on b.id = a.bulletin_id
        where a.created_at > silent.since and not b.backfill
        limit ${articlesCountedMax}
      ) as stored
    ) as articles
    from silent where since < ${before(at, days)}::timestamptz
  `.execute(db)
  return rows
}

/** How a channel's latest deliveries went. */
export interface ChannelStanding {
  readonly id: string
  readonly kind: string
  /** Failed or unknown since the last that arrived, within the week. */
  readonly failures: number
  readonly failingSince: Date | null
  /** Since when the oldest one waits that is overdue or was put off three times. */
  readonly waitingSince: Date | null
  readonly acceptedAt: Date | null
  /** Switched off by itself, as its receiver asked or because nothing arrived for days. */
  readonly switchedOffAt: Date | null
  readonly answer: string | null
}

/** Channels with deliveries within the week, and those switched off that somebody still follows by. */
export async function readChannelStandings(db: Db, at: Date): Promise<ChannelStanding[]> {
  const overdue = new Date(at.getTime() - 30 * 60_000)
  const { rows } = await sql<ChannelStanding>`
    with lately as (
      select d.channel_id, v.state, v.attempt, v.answer, v.created_at, v.finished_at, v.next_attempt_at,
        max(v.finished_at) filter (where v.state = 'accepted') over (partition by d.channel_id) as accepted_at
      from deliveries v join digests d on d.id = v.digest_id
      where v.created_at > ${before(at, alarmSignDaysMax)}::timestamptz
    ), counted as (
      select channel_id, max(accepted_at) as accepted_at,
        count(*) filter (where is_failure) as failures,
        min(finished_at) filter (where is_failure) as failing_since,
        min(created_at) filter (where state = 'pending'
          and (attempt >= 3 or next_attempt_at < ${overdue}::timestamptz)) as waiting_since,
        (array_agg(answer order by created_at desc) filter (where answer is not null))[1] as answer
      from (
        select *, state in ('failed', 'unknown')
          and finished_at > coalesce(accepted_at, '-infinity') as is_failure from lately
      ) as judged
      group by channel_id
    )
    select c.id, c.kind, coalesce(n.failures, 0)::integer as failures, n.failing_since as "failingSince",
      n.waiting_since as "waitingSince", n.accepted_at as "acceptedAt", n.answer,
      case when c.state_reason in ('gone', 'failing') then c.state_at end as "switchedOffAt"
    from channels c left join counted n on n.channel_id = c.id
    where (n.channel_id is not null and c.state = 'active') or (
      c.state_reason in ('gone', 'failing')
      and exists (select from subscriptions s where s.channel_id = c.id and s.state = 'active')
    )
    order by c.id
  `.execute(db)
  return rows
}
