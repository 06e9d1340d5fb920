/** The channel behind an address as a person wrote it, and the reader it belongs to. */
import { createHash, randomBytes } from 'node:crypto'
import {
  type ChannelConfig,
  type ChannelKind,
  type Locale,
  maskUrl,
  readAddress,
} from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

export interface Reader {
  readonly subscriberId: string
  readonly channelId: string
}

export interface ReaderFound extends Reader {
  readonly kind: ChannelKind
  /** What signs webhooks, when it was made just now: shown once, then never again. */
  readonly newSecret: string | null
}

interface Given {
  readonly address: string
  readonly secret?: string | undefined
  readonly keyword?: string | undefined
  /** What a new reader is called; the address when not given. */
  readonly subscriber?: string | undefined
  readonly locale: Locale
  readonly sample: boolean
  readonly at: Date
}

interface Channel {
  readonly kind: ChannelKind
  /** Names it for ever: two addresses that differ anywhere differ here, and no token can be read off it. */
  readonly shown: string
  readonly config: ChannelConfig
}

const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 10)

function channelOf({ address, secret, keyword }: Given): Channel {
  const read = readAddress(address)
  if ('problem' in read) throw new Error(read.problem)
  const config = { ...(secret && { secret }), ...(keyword && { keyword }) }
  if (read.kind === 'mail') return { kind: read.kind, shown: read.address, config: {} }
  if (read.kind === 'file') return { kind: read.kind, shown: read.folder, config: {} }
  if (read.kind === 'feed') {
    return { kind: read.kind, shown: `feed #${randomBytes(5).toString('hex')}`, config: {} }
  }
  return {
    kind: read.kind,
    shown: `${maskUrl(read.url)} #${fingerprint(read.url)}`,
    config: { ...config, url: read.url },
  }
}

/** Two requests for one new address must not make two people. Held until the transaction ends. */
export async function lockAddress(
  trx: Db,
  { kind, shown }: Pick<Channel, 'kind' | 'shown'>,
): Promise<void> {
  const name = `${kind}:${shown.toLowerCase()}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx)
}

/** A suppressed channel counts again: someone asks for digests there. A new secret replaces the old. */
async function findReader(trx: Db, channel: Channel): Promise<Reader | undefined> {
  const found = await trx
    .updateTable('channels')
    .set({
      state: 'active',
      state_reason: null,
      state_at: null,
      config: sql<string>`config || ${JSON.stringify(channel.config)}::jsonb`,
    })
    .where('kind', '=', channel.kind)
    .where(sql<string>`lower(address)`, '=', channel.shown.toLowerCase())
    .returning(['subscriber_id', 'id'])
    .executeTakeFirst()
  return found && { subscriberId: found.subscriber_id, channelId: found.id }
}

async function addReader(trx: Db, channel: Channel, given: Given): Promise<Reader> {
  const subscriber = await trx
    .insertInto('subscribers')
    .values({
      name: given.subscriber ?? channel.shown,
      locale: given.locale,
      sample: given.sample,
      created_at: given.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const added = await trx
    .insertInto('channels')
    .values({
      subscriber_id: subscriber.id,
      kind: channel.kind,
      address: channel.shown,
      config: JSON.stringify(channel.config),
      created_at: given.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { subscriberId: subscriber.id, channelId: added.id }
}

/**
 * A known address joins the person it belongs to, so that no article reaches it twice. A feed is
 * always a new one. A webhook that is given no secret is given one of Standard Webhooks' form.
 */
export async function findOrAddChannel(trx: Db, given: Given): Promise<ReaderFound> {
  const channel = channelOf(given)
  await lockAddress(trx, channel)
  const known = await findReader(trx, channel)
  if (known) return { ...known, kind: channel.kind, newSecret: null }
  const newSecret =
    channel.kind === 'webhook' && channel.config.secret === undefined
      ? `whsec_${randomBytes(24).toString('base64')}`
      : null
  const config = { ...channel.config, ...(newSecret && { secret: newSecret }) }
  const added = await addReader(trx, { ...channel, config }, given)
  return { ...added, kind: channel.kind, newSecret }
}
