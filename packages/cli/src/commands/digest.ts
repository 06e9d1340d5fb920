/** `jianbao digest`: looks at a digest before or after it is sent, or sends now. */
import { openQueues } from '@jianbao/queues'
import {
  articlesToRender,
  dateLine,
  fillPersonalLinks,
  type RenderedDigest,
  renderDigest,
} from '@jianbao/rendering'
import { createLogger, readOwnTopics, systemClock, UserError } from '@jianbao/runtime'
import { deliveryQueue, mergeTopics } from '@jianbao/schema'
import {
  type Db,
  openStore,
  planDigestNow,
  readDigest,
  readDueDeliveryOf,
  readItemReasons,
  readSubscription,
  readWaitingItems,
  retryDelivery,
} from '@jianbao/store'
import { Command } from 'commander'
import { type ConnectedSettings, commandSettings } from '../command-settings.ts'
import { findId } from '../subscribe/find-id.ts'

const example = `
ID is a digest, or a subscription: then it is about what waits for its next digest. It may be
shortened. A digest that was accepted is never sent again.

Examples:
  $ jianbao digest preview 3f2a91c0
  $ jianbao digest preview 3f2a91c0 --html > preview.html
  $ jianbao digest send 3f2a91c0`

const previewedMax = 1_000

export function digestCommand(): Command {
  const command = new Command('digest')
    .description('预览或立即发送摘要 · preview a digest or send it now')
    .addHelpText('after', example)
  command
    .command('preview <id>')
    .description('显示内容，不改变任何东西 · show it and change nothing')
    .option('--html', 'print the HTML of the mail')
    .option('--json', 'print subject, html and text as JSON')
    .action(preview)
  command
    .command('send <id>')
    .description('现在就发 · send what waits, or what failed, now')
    .option('--json', 'print the outcome as JSON')
    .action(send)
  return command
}

const open = (settings: ConnectedSettings) =>
  openStore({
    databaseUrl: settings.databaseUrl,
    applicationName: 'jianbao-digest',
    onIdleError: () => undefined,
  })

async function frozen(db: Db, id: string): Promise<RenderedDigest | null> {
  const content = (await readDigest(db, id))?.content
  return content ? { subject: content.subject, html: content.html, text: content.text } : null
}

async function waiting(db: Db, subscriptionId: string, settings: ConnectedSettings) {
  const items = await readWaitingItems(db, { subscriptionId, limit: previewedMax })
  const subscription = await readSubscription(db, subscriptionId)
  if (items.length === 0 || !subscription) return null
  const itemIds = items.map((item) => item.itemId)
  const { locale } = subscription
  const at = subscription.nextSlotAt ?? systemClock.now()
  return renderDigest({
    date: dateLine(at, subscription.cadence.timeZone ?? settings.timeZone, locale),
    locale,
    subscriptions: [subscription],
    articles: articlesToRender(items, await readItemReasons(db, itemIds)),
    topics: mergeTopics(readOwnTopics(settings)),
  })
}

const nothingWaits = () =>
  new UserError({ zh: '没有待发的内容。', en: 'Nothing waits to be sent.' })

async function preview(prefix: string, options: { html?: boolean; json?: boolean }): Promise<void> {
  const settings = commandSettings()
  await using store = open(settings)
  const { id, kind } = await findId(store.db, prefix, ['digest', 'subscription'])
  const digest =
    kind === 'digest' ? await frozen(store.db, id) : await waiting(store.db, id, settings)
  if (!digest) throw nothingWaits()
  // What is stored holds no personal links, so none are shown.
  const shown = (content: string) => fillPersonalLinks(content, () => '#')
  const { subject } = digest
  const html = shown(digest.html)
  const text = shown(digest.text)
  if (options.json) process.stdout.write(`${JSON.stringify({ subject, html, text })}\n`)
  else process.stdout.write(options.html ? html : `${subject}\n\n${text}`)
}

/** The job that is owed after this: composing a new digest, or sending an old one again. */
type Owed =
  | { readonly queue: 'digest-compose'; readonly payload: { digestId: string } }
  | {
      readonly queue: ReturnType<typeof deliveryQueue>
      readonly payload: { deliveryId: string; attempt: number }
    }

async function planNow(db: Db, subscriptionId: string, timeZone: string): Promise<Owed> {
  const at = systemClock.now()
  const digestId = await planDigestNow(db, { subscriptionId, at, timeZone })
  if (!digestId) throw nothingWaits()
  return { queue: 'digest-compose', payload: { digestId } }
}

async function sendAgain(db: Db, digestId: string): Promise<Owed> {
  const at = systemClock.now()
  const digest = await readDigest(db, digestId)
  if (digest?.state === 'planned') return { queue: 'digest-compose', payload: { digestId } }
  await retryDelivery(db, { digestId, at, origin: 'cli' })
  const due = await readDueDeliveryOf(db, { digestId, at })
  if (due) {
    const { kind, deliveryId, attempt } = due
    return { queue: deliveryQueue(kind), payload: { deliveryId, attempt } }
  }
  const state = digest?.delivery?.state ?? 'unknown'
  throw new UserError(
    state === 'accepted'
      ? {
          zh: '这份摘要已送达，不会重复发送。',
          en: 'This digest was accepted; it is not sent again.',
        }
      : {
          zh: '这份摘要正在发送或等待重试。',
          en: 'This digest is being sent or waits for its retry.',
        },
  )
}

async function send(prefix: string, options: { json?: boolean }): Promise<void> {
  const settings = commandSettings()
  await using store = open(settings)
  const { id, kind } = await findId(store.db, prefix, ['digest', 'subscription'])
  const owed =
    kind === 'digest'
      ? await sendAgain(store.db, id)
      : await planNow(store.db, id, settings.timeZone)
  const { databaseUrl, redisUrl } = settings
  await using queues = await openQueues({
    backend: redisUrl ? { kind: 'redis', url: redisUrl } : { kind: 'postgres', url: databaseUrl },
    log: await createLogger({ level: 'error', terminal: false, destination: process.stderr }),
  })
  // If the queues are away, the notifier's sweep finds what is owed in the ledger.
  await queues.relay(owed.queue, owed.payload).catch(() => undefined)
  const outcome = owed.queue === 'digest-compose' ? owed.payload.digestId : id
  if (options.json) process.stdout.write(`${JSON.stringify({ digestId: outcome })}\n`)
  else process.stdout.write(`已交付发送 ${outcome}\n`)
}
