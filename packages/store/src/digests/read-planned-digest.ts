/** A digest that waits to be composed, with all that decides what it says, in one question. */
import { type Cadence, type Locale, locale } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'
import { planOnce } from '../plan-once.ts'
import {
  type DigestItemKey,
  fromItems,
  type ItemReasonRow,
  inPrintOrder,
} from './read-digest-items.ts'

export interface PlannedDigest {
  readonly id: string
  readonly state: 'planned' | 'composed'
  readonly slotAt: Date
  /** The reader's language; one that is no longer kept is read as Chinese. */
  readonly locale: Locale
  /** None of its subscriptions has ended or begun anew since: it holds what they asked for. */
  readonly isAllWanted: boolean
  /** What the digest is for, without those that ended since. */
  readonly subscriptions: {
    readonly id: string
    readonly name: string
    readonly cadence: Cadence
  }[]
  /** In the order of print. */
  readonly items: DigestItemKey[]
  /** All reasons of the items, also of subscriptions that were not due; not of those ended since. */
  readonly reasons: ItemReasonRow[]
}

type Reason = Omit<ItemReasonRow, 'itemId'>

interface Row {
  readonly state: PlannedDigest['state']
  readonly slotAt: Date
  readonly locale: string
  readonly subscriptions:
    | (PlannedDigest['subscriptions'][number] & { isActive: boolean; isWanted: boolean })[]
    | null
  readonly items: (DigestItemKey & { readonly reasons: Reason[] | null })[] | null
}

const itemWithReasons = sql`json_build_object(
  'itemId', i.id, 'storyId', i.story_id, 'revision', i.revision, 'toldRevision', told.revision,
  'articleId', a.id, 'run', b.run, 'reasons', (
    select json_agg(json_build_object(
      'subscriptionId', s.id, 'subscription', s.name, 'why', r.why, 'urgent', s.urgent
    ) order by s.created_at, s.id)
    from inbox_reasons r join subscriptions s on s.id = r.subscription_id
    where r.item_id = i.id and s.state = 'active'
  )
)`

export async function readPlannedDigest(db: Db, id: string): Promise<PlannedDigest | undefined> {
  const { rows } = await sql<Row>`
    ${planOnce('read-planned-digest')} select d.state, d.slot_at as "slotAt", p.locale,
      (
        select json_agg(json_build_object('id', s.id, 'name', s.name, 'cadence', s.cadence,
          'isActive', s.state = 'active',
          'isWanted', s.state = 'active' and s.starts_at <= d.created_at
        ) order by s.created_at, s.id)
        from subscriptions s where s.id = any(d.subscription_ids)
      ) as subscriptions,
      (
        select json_agg(${itemWithReasons} order by ${inPrintOrder}) ${fromItems}
        where i.digest_id = d.id
      ) as items
    from digests d join subscribers p on p.id = d.subscriber_id
    where d.id = ${id}
  `.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { state, slotAt, subscriptions, items } = row
  const all = subscriptions ?? []
  return {
    id,
    state,
    slotAt,
    locale: locale.catch('zh-CN').parse(row.locale),
    isAllWanted: all.every(({ isWanted }) => isWanted),
    subscriptions: all.flatMap(({ isActive, isWanted: _, ...each }) => (isActive ? [each] : [])),
    items: (items ?? []).map(({ reasons: _, ...item }) => item),
    reasons: (items ?? []).flatMap(({ itemId, reasons }) =>
      (reasons ?? []).map((reason) => ({ itemId, ...reason })),
    ),
  }
}
