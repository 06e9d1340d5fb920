/** `jianbao subscriptions`: shows them, ends one, takes one up again. */
import { namedDivision } from '@jianbao/extraction'
import { readSettings, systemClock, UserError } from '@jianbao/runtime'
import { describeCadence, describeFilter, type Topic } from '@jianbao/schema'
import {
  type Db,
  endSubscription,
  listSubscriptions,
  openStore,
  pauseSubscription,
  readSubscription,
  resumeSubscription,
  type SubscriptionRow,
} from '@jianbao/store'
import { Command } from 'commander'
import { commandSettings } from '../command-settings.ts'
import { commandTopics } from '../command-topics.ts'
import { findId } from '../subscribe/find-id.ts'
import { readPauseEnd } from '../subscribe/read-cadence.ts'

const example = `
Examples:
  $ jianbao subscriptions
  $ jianbao subscriptions pause 3f2a91c0 --until 2026-12-01
  $ jianbao subscriptions end 3f2a91c0
  $ jianbao subscriptions resume 3f2a91c0`

const listedMax = 1_000

export function subscriptionsCommand(): Command {
  const command = new Command('subscriptions')
    .description('列出、暂停、终止、恢复订阅 · list, pause, end and resume subscriptions')
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
    .command('pause <id>')
    .description('暂停到某日，其间的文章到时一并发 · send nothing before a day; what matches waits')
    .requiredOption('--until <date>', '到哪一天 the day it goes on, such as 2026-12-01')
    .option('--json', 'print the outcome as JSON')
    .action(pause)
  command
    .command('resume <id>')
    .description('恢复订阅 · take an ended or paused one up again')
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

function stateOf({ state, channelState, pausedUntil }: SubscriptionRow): string {
  if (state === 'ended') return '已终止'
  if (channelState === 'suppressed') return '地址停用'
  if (pausedUntil && pausedUntil > systemClock.now()) return `暂停到 ${pausedUntil.toISOString()}`
  return '有效'
}

function lineOf(row: SubscriptionRow, topics: readonly Topic[]): string {
  const state = stateOf(row)
  const filter = describeFilter(row.filter, { regionName, topics })
  const to = row.channelKind === 'mail' ? row.address : `${row.channelKind}:${row.address}`
  const sample = row.sample ? '（示例）' : ''
  return [
    `${row.id.slice(0, 8)}  ${state}  ${to}${sample}`,
    `          ${row.name}`,
    `          ${filter}`,
    `          ${describeCadence(row.cadence)}${row.urgent ? '  紧急' : ''}  待发 ${row.waiting} 篇`,
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
    if (what === 'ended' ? await endSubscription(db, given) : await resume(db, given)) {
      return found.id
    }
    throw new UserError(
      what === 'ended'
        ? { zh: '这个订阅早已终止。', en: 'This subscription has ended already.' }
        : { zh: '这个订阅本来就有效。', en: 'This subscription is active already.' },
    )
  })
  if (options.json) process.stdout.write(`${JSON.stringify({ id, [what]: true })}\n`)
  else process.stdout.write(`${what === 'ended' ? '已终止' : '已恢复'} ${id}\n`)
}

type Act = Parameters<typeof resumeSubscription>[1]

/** Takes up what has ended, or ends a pause. */
async function resume(db: Db, given: Act): Promise<boolean> {
  const row = await readSubscription(db, given.subscriptionId)
  const isPaused = row?.state === 'active' && row.pausedUntil !== null && row.pausedUntil > given.at
  if (isPaused) return await pauseSubscription(db, { ...given, until: null })
  return await resumeSubscription(db, given)
}

async function pause(prefix: string, options: { until: string; json?: boolean }): Promise<void> {
  const at = systemClock.now()
  const until = readPauseEnd(options.until, readSettings(process.env).timeZone, at)
  const id = await withStore(async (db) => {
    const { id: subscriptionId } = await findId(db, prefix, ['subscription'])
    if (await pauseSubscription(db, { subscriptionId, until, at, origin: 'cli' })) {
      return subscriptionId
    }
    throw new UserError({
      zh: '这个订阅已终止；先用 resume 恢复。',
      en: 'This subscription has ended. Resume it first.',
    })
  })
  const told = { id, pausedUntil: until.toISOString() }
  if (options.json) process.stdout.write(`${JSON.stringify(told)}\n`)
  else process.stdout.write(`已暂停 ${id}，到 ${told.pausedUntil}\n`)
}
