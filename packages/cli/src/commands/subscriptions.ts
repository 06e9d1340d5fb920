/** `jianbao subscriptions`: shows them, ends one, takes one up again. */
import { namedDivision } from '@jianbao/extraction'
import { describeCadence } from '@jianbao/rendering'
import { systemClock, UserError } from '@jianbao/runtime'
import { describeFilter, type Topic } from '@jianbao/schema'
import {
  type Db,
  endSubscription,
  listSubscriptions,
  openStore,
  resumeSubscription,
  type SubscriptionRow,
} from '@jianbao/store'
import { Command } from 'commander'
import { commandSettings } from '../command-settings.ts'
import { commandTopics } from '../command-topics.ts'
import { findId } from '../subscribe/find-id.ts'

const example = `
Examples:
  $ jianbao subscriptions
  $ jianbao subscriptions end 3f2a91c0
  $ jianbao subscriptions resume 3f2a91c0`

const listedMax = 1_000

export function subscriptionsCommand(): Command {
  const command = new Command('subscriptions')
    .description('列出、终止、恢复订阅 · list, end and resume subscriptions')
    .addHelpText('after', example)
  command
    .command('list', { isDefault: true })
    .description('列出订阅 · list them, active ones first')
    .option('--json', 'print them as JSON')
    .action(list)
  command
    .command('end <id>')
    .description('终止订阅 · end one; the id may be shortened')
    .option('--json', 'print the outcome as JSON')
    .action((id: string, options: { json?: boolean }) => change('ended', id, options))
  command
    .command('resume <id>')
    .description('恢复订阅 · take an ended one up again')
    .option('--json', 'print the outcome as JSON')
    .action((id: string, options: { json?: boolean }) => change('resumed', id, options))
  return command
}

async function withStore<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { databaseUrl } = commandSettings()
  const onIdleError = () => undefined
  const applicationName = 'jianbao-subscriptions'
  await using store = openStore({ databaseUrl, applicationName, onIdleError })
  return await work(store.db)
}

const regionName = (code: string) => namedDivision(code)?.name ?? code

function lineOf(row: SubscriptionRow, topics: readonly Topic[]): string {
  const state =
    row.state === 'ended' ? '已终止' : row.channelState === 'suppressed' ? '地址停用' : '有效'
  const filter = describeFilter(row.filter, { regionName, topics })
  const sample = row.sample ? '（示例）' : ''
  return [
    `${row.id.slice(0, 8)}  ${state}  ${row.address}${sample}`,
    `          ${row.name}`,
    `          ${filter}  ${describeCadence(row.cadence)}  待发 ${row.waiting} 篇`,
  ].join('\n')
}

async function list(options: { json?: boolean }): Promise<void> {
  const topics = commandTopics()
  const rows = await withStore((db) => listSubscriptions(db, { limit: listedMax }))
  if (options.json) process.stdout.write(`${JSON.stringify(rows)}\n`)
  else if (rows.length === 0) process.stdout.write('还没有订阅。 No subscriptions yet.\n')
  else process.stdout.write(`${rows.map((row) => lineOf(row, topics)).join('\n')}\n`)
}

async function change(
  what: 'ended' | 'resumed',
  prefix: string,
  options: { json?: boolean },
): Promise<void> {
  const id = await withStore(async (db) => {
    const found = await findId(db, prefix, ['subscription'])
    const given = { subscriptionId: found.id, at: systemClock.now(), origin: 'cli' }
    const changed =
      what === 'ended' ? await endSubscription(db, given) : await resumeSubscription(db, given)
    if (changed) return found.id
    throw new UserError(
      what === 'ended'
        ? { zh: '这个订阅早已终止。', en: 'This subscription has ended already.' }
        : { zh: '这个订阅本来就有效。', en: 'This subscription is active already.' },
    )
  })
  if (options.json) process.stdout.write(`${JSON.stringify({ id, [what]: true })}\n`)
  else process.stdout.write(`${what === 'ended' ? '已终止' : '已恢复'} ${id}\n`)
}
