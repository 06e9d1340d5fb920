/**
 * The notifier: from matched articles to delivered digests.
 *
 *   article-match   → match-bulletin    whom a bulletin concerns; instant digests
 *   digest-plan     → plan-digests      clock slots that have come; deliveries that are due again
 *   digest-compose  → compose-digest    freeze what a digest says
 *   deliver-*       → deliver           lease, send, write the answer down
 *   deliver-notice  → notices/          single mails: agreements asked for, links that were wanted
 *   sweep           → sweep-ledger      whatever the queues have lost
 *
 * Each step commits to PostgreSQL first and then relays the next, so any of them can be repeated.
 */
import { openQueues } from '@jianbao/queues'
import { readOwnTopics, type Service, type ServiceContext } from '@jianbao/runtime'
import { type DeliveredKind, deliveryQueue, mergeTopics } from '@jianbao/schema'
import { migrate, openStore } from '@jianbao/store'
import { publishAlarms, watchSilence } from './alarms/watch-silence.ts'
import { composeDigest } from './compose-digest.ts'
import { deliver } from './deliver.ts'
import { openSenders } from './delivery/open-senders.ts'
import { openSoon } from './delivery/soon.ts'
import { publishDeliveryFigures } from './delivery-figures.ts'
import { keepFilters } from './keep-filters.ts'
import { keepRendered } from './keep-rendered.ts'
import { leaseMs } from './limits.ts'
import { matchBulletin } from './match-bulletin.ts'
import { deliverNotice } from './notices/deliver-notice.ts'
import { relayDueNotices } from './notices/relay-due-notices.ts'
import { planDigests } from './plan-digests.ts'
import { openRelay } from './relay.ts'
import { relayDueDeliveries, sweepLedger } from './sweep-ledger.ts'
import { watchWorkingDays } from './watch-working-days.ts'

export async function createNotifier(context: ServiceContext): Promise<Service> {
  const { clock, log, metrics, settings } = context
  if (settings.databaseUrl === undefined) throw new Error('The notifier needs a databaseUrl.')
  const topics = mergeTopics(readOwnTopics(settings))
  await using opened = new AsyncDisposableStack()
  const { db } = opened.use(
    openStore({
      databaseUrl: settings.databaseUrl,
      applicationName: 'jianbao notifier',
      onIdleError: (err) => log.warn({ err }, 'a database connection broke while idle'),
    }),
  )
  await migrate(db)
  const queues = opened.use(
    await openQueues({
      backend: settings.redisUrl
        ? { kind: 'redis', url: settings.redisUrl }
        : { kind: 'postgres', url: settings.databaseUrl },
      log,
    }),
  )
  const relay = openRelay(queues, log)
  const { senders, mailDoor, signer, close } = openSenders({ db, settings, clock, log, topics })
  opened.defer(close)
  const soon = opened.use(openSoon({ clock, relay }))
  publishAlarms({ db, metrics })
  publishDeliveryFigures({ db, clock, metrics })

  const tools = {
    db,
    clock,
    log,
    relay,
    settings,
    topics,
    rendered: keepRendered(),
    senders,
    mailDoor,
    signer,
    filters: keepFilters(log),
  }
  await queues.work('article-match', (job) => matchBulletin(tools, job.bulletinId))
  await queues.work('digest-compose', (job) => composeDigest(tools, job.digestId))
  for (const kind of Object.keys(senders) as DeliveredKind[]) {
    await queues.work(deliveryQueue(kind), async (job) => {
      const dueAt = await deliver(tools, kind, job)
      if (dueAt) soon.again(kind, job, dueAt)
    })
  }
  await queues.work('deliver-notice', (job) => deliverNotice(tools, job))
  await queues.work('digest-plan', async () => {
    await planDigests(tools)
    await relayDueDeliveries(tools)
    await relayDueNotices(tools)
  })
  const watchCalendar = watchWorkingDays(tools)
  await queues.work('sweep', async () => {
    await sweepLedger(tools)
    await watchSilence(tools)
    await watchCalendar()
  })

  // What a dead notifier was sending is known once its lease has run out: look again then.
  const secondLook = setTimeout(() => void relay('sweep', {}), leaseMs + 1_000)
  opened.defer(() => clearTimeout(secondLook))
  void relay('sweep', {})

  const running = opened.move()
  return { close: () => running.disposeAsync() }
}
