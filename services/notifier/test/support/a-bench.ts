/**
 * The notifier's steps on a real database, with a clock the test sets. What a step relays is run at
 * once in this process: the journeys do the same over Redis.
 */

import { Writable } from 'node:stream'
import { type Clock, createLogger, readSettings, type ServiceContext } from '@jianbao/runtime'
import { type DeliveredKind, type JobPayload, type QueueName, topics } from '@jianbao/schema'
import { createSubscription, type Db, openStore } from '@jianbao/store'
import { aDatabase, aStoredBulletin, type BulletinGiven } from '@jianbao/test-support'
import { watchSilence } from '../../src/alarms/watch-silence.ts'
import { composeDigest } from '../../src/compose-digest.ts'
import { deliver } from '../../src/deliver.ts'
import { openSenders } from '../../src/delivery/open-senders.ts'
import { openHttpDoor } from '../../src/http/http-door.ts'
import { keepFilters } from '../../src/keep-filters.ts'
import { keepRendered } from '../../src/keep-rendered.ts'
import { matchBulletin } from '../../src/match-bulletin.ts'
import { deliverNotice } from '../../src/notices/deliver-notice.ts'
import { relayDueNotices } from '../../src/notices/relay-due-notices.ts'
import { planDigests } from '../../src/plan-digests.ts'
import type { Relay } from '../../src/relay.ts'
import { relayDueDeliveries, sweepLedger } from '../../src/sweep-ledger.ts'

/** A clock that stands still until the test moves it. */
class TestClock implements Clock {
  #now: Date
  constructor(now: string) {
    this.#now = new Date(now)
  }
  now(): Date {
    return new Date(this.#now)
  }
  set(now: string | Date): void {
    this.#now = new Date(now)
  }
  pass(ms: number): void {
    this.#now = new Date(this.#now.getTime() + ms)
  }
}

/** Thrown by `faults.before`: the process is gone between two steps. */
export class Crash extends Error {}

export interface Bench extends AsyncDisposable {
  readonly db: Db
  readonly clock: TestClock
  readonly logged: string[]
  /** How many digests were rendered anew, not taken from those that are kept. */
  renderings(): number
  readonly log: ServiceContext['log']
  /** Runs before each relayed job; throwing `Crash` loses the job, as a dead queue would. */
  beforeJob: (name: QueueName) => void
  /** Stores the bulletin a millisecond later and matches it; all that follows is run. */
  drop(given: Omit<BulletinGiven, 'at'>): Promise<string>
  match(bulletinId: string): Promise<void>
  compose(digestId: string): Promise<void>
  /** One minute's tick: clock slots and deliveries that are due. */
  tick(): Promise<void>
  sweep(): Promise<void>
  /** Looks for what is broken, as each sweep of the service does. */
  watch(): Promise<void>
  subscribe(
    given: Partial<Parameters<typeof createSubscription>[1]>,
  ): ReturnType<typeof createSubscription>
}

interface Given {
  readonly at?: string
  readonly smtpUrl?: string
  readonly publicUrl?: string | undefined
  /** More of the environment. */
  readonly environment?: Record<string, string>
}

function quietLog(logged: string[]) {
  const destination = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk))
      done()
    },
  })
  return createLogger({ level: 'debug', terminal: false, destination })
}

/** Without `smtpUrl` mails are composed and wait. */
export async function aBench(given: Given = {}): Promise<Bench> {
  const database = await aDatabase()
  const store = openStore({
    databaseUrl: database.url,
    applicationName: 'bench',
    onIdleError: () => undefined,
  })
  const { db } = store
  const clock = new TestClock(given.at ?? '2026-11-02T01:00:00Z')
  const logged: string[] = []
  const log: ServiceContext['log'] = await quietLog(logged)
  const settings = readSettings({
    DATABASE_URL: database.url,
    SMTP_URL: given.smtpUrl,
    JIANBAO_PUBLIC_URL: 'publicUrl' in given ? given.publicUrl : 'http://127.0.0.1:4680',
    ...given.environment,
  })
  const limits = { connectMs: 500, answerMs: 500 }
  const httpDoor = openHttpDoor(settings, limits)
  const { senders, mailDoor, signer, close } = openSenders({
    db,
    settings,
    clock,
    log,
    topics,
    httpDoor,
  })

  const run = async (name: QueueName, payload: object) => {
    // The payload was typed by its queue's name on the way in.
    if (name === 'digest-compose') {
      await composeDigest(tools, (payload as JobPayload<'digest-compose'>).digestId)
    }
    if (name === 'deliver-notice') {
      await deliverNotice(tools, payload as JobPayload<'deliver-notice'>)
    } else if (name.startsWith('deliver-')) {
      const kind = name.slice('deliver-'.length) as DeliveredKind
      await deliver(tools, kind, payload as JobPayload<'deliver-mail'>)
    }
    if (name === 'article-match') {
      await matchBulletin(tools, (payload as JobPayload<'article-match'>).bulletinId)
    }
  }
  const relay: Relay = async (name, payload) => {
    try {
      bench.beforeJob(name)
    } catch (error) {
      if (error instanceof Crash) return false
      throw error
    }
    await run(name, payload)
    return true
  }
  const kept = keepRendered()
  let renderings = 0
  const tools = {
    db,
    clock,
    log,
    relay,
    settings,
    topics,
    rendered: {
      get: kept.get,
      put: (...given: Parameters<typeof kept.put>) => {
        renderings += 1
        kept.put(...given)
      },
    },
    senders,
    mailDoor,
    signer,
    filters: keepFilters(log),
  }

  const bench: Bench = {
    db,
    clock,
    logged,
    renderings: () => renderings,
    log,
    beforeJob: () => undefined,
    async drop(bulletin) {
      clock.pass(1)
      const id = await aStoredBulletin(db, { ...bulletin, at: clock.now() })
      await bench.match(id)
      return id
    },
    match: (bulletinId) => matchBulletin(tools, bulletinId),
    compose: (digestId) => composeDigest(tools, digestId),
    async tick() {
      await planDigests(tools)
      await relayDueDeliveries(tools)
      await relayDueNotices(tools)
    },
    sweep: () => sweepLedger(tools),
    watch: () => watchSilence(tools),
    subscribe: ({ address = 'reader@example.org', name = '订阅', filter, cadence, ...more }) => {
      clock.pass(1)
      return createSubscription(
        db,
        {
          ...more,
          address,
          name,
          filter: filter ?? { topics: [], regions: [], words: { any: [], all: [], none: [] } },
          cadence: cadence ?? { kind: 'instant' },
        },
        { at: clock.now(), origin: 'test' },
      )
    },
    async [Symbol.asyncDispose]() {
      close()
      await store.close()
      await database.close()
    },
  }
  return bench
}

/** What one digest told: its slot, and the titles in order. */
export async function readSent(
  db: Db,
): Promise<{ slotKey: string; subscriberId: string; titles: string[] }[]> {
  const rows = await db
    .selectFrom('digests')
    .innerJoin('contents as t', 't.sha256', 'shared_sha256')
    .select(['slot_key', 'subscriber_id', 'articles'])
    .orderBy('created_at')
    .orderBy('slot_key')
    .execute()
  return rows.map((row) => ({
    slotKey: row.slot_key,
    subscriberId: row.subscriber_id,
    titles: row.articles.map((article) => article.title),
  }))
}
