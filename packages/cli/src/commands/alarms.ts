/** `jianbao alarms`: what is broken, and that somebody has seen it. */
import { systemClock, UserError } from '@jianbao/runtime'
import { describeAlarm } from '@jianbao/schema'
import { type AlarmRow, acknowledgeAlarm, type Db, listAlarms, openStore } from '@jianbao/store'
import { Command } from 'commander'
import { commandSettings } from '../command-settings.ts'

const example = `
An alarm opens once and closes by itself when it is well again.

Examples:
  $ jianbao alarms
  $ jianbao alarms ack 3f2a91c0`

const listedMax = 200

export function alarmsCommand(): Command {
  const command = new Command('alarms')
    .description('警报：久未出现的系列、从未匹配的订阅、送不出去的渠道 · what is broken')
    .addHelpText('after', example)
  command
    .command('list', { isDefault: true })
    .description('列出未解除的警报 · list the open ones')
    .option('--all', '包括已解除的 closed ones too')
    .option('--json', 'print them as JSON')
    .action(list)
  command
    .command('ack <id>')
    .description('知道了 · acknowledge one; the id may be shortened')
    .action(acknowledge)
  return command
}

async function withStore<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { databaseUrl } = commandSettings()
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'jianbao-alarms', onIdleError })
  return await work(store.db)
}

function lineOf({ id, detail, name, openedAt, acknowledgedAt, closedAt }: AlarmRow): string {
  const { zh, en } = describeAlarm(detail, name)
  const state = closedAt ? '已解除 closed' : acknowledgedAt ? '知道了 seen' : '未处理 open'
  return `${id.slice(0, 8)}  ${state}  ${openedAt.toISOString()}\n          ${zh}\n          ${en}`
}

async function list(options: { all?: boolean; json?: boolean }): Promise<void> {
  const state = options.all ? 'all' : 'open'
  const rows = await withStore((db) => listAlarms(db, { limit: listedMax, state }))
  if (options.json) process.stdout.write(`${JSON.stringify(rows)}\n`)
  else if (rows.length === 0) process.stdout.write('没有警报。 No alarms.\n')
  else process.stdout.write(`${rows.map(lineOf).join('\n')}\n`)
}

async function acknowledge(prefix: string): Promise<void> {
  await withStore(async (db) => {
    const rows = await listAlarms(db, { limit: listedMax, state: 'open' })
    const [found, another] = rows.filter(({ id }) => id.startsWith(prefix.toLowerCase()))
    if (!found || another) {
      throw new UserError({
        zh: found ? `“${prefix}”不止一个，请写长一些。` : `没有警报 ${prefix}。`,
        en: found ? `“${prefix}” is several; write more of it.` : `There is no alarm ${prefix}.`,
      })
    }
    await acknowledgeAlarm(db, {
      id: found.id,
      at: systemClock.now(),
      by: { actor: null, origin: 'cli' },
    })
    process.stdout.write(`已记下 noted ${found.id}\n`)
  })
}
