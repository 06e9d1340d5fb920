/** `jianbao subscribers`: what is held about a person, what became of it, and its end. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { systemClock, UserError } from '@jianbao/runtime'
import {
  type AuditRow,
  type Db,
  eraseReader,
  exportReader,
  type FoundReader,
  findReaders,
  listAudit,
  openStore,
} from '@jianbao/store'
import { Command } from 'commander'
import { commandSettings } from '../command-settings.ts'

const example = `
A reader is named by an address or the beginning of the id.

Examples:
  $ jianbao subscribers export reader@example.org --to reader.json
  $ jianbao subscribers erase reader@example.org --yes
  $ jianbao subscribers audit reader@example.org`

const origin = 'cli'
const auditRowsMax = 500

export function subscribersCommand(): Command {
  const command = new Command('subscribers')
    .description('订阅人：导出、删除、审计 · export, erase and audit readers')
    .addHelpText('after', example)
  command
    .command('export <reader>')
    .description('导出与此人有关的全部内容 · everything held about a reader, as JSON')
    .option('--to <file>', 'write it there instead of printing it')
    .action(exportOne)
  command
    .command('erase <reader>')
    .description('删除此人的邮箱、订阅和发送内容，不能恢复 · erase a reader for ever')
    .option('--yes', '确认删除 really erase; without it only what would happen is told')
    .action(erase)
  command
    .command('audit [reader]')
    .description('谁在何时、从哪里做了什么 · who did what, when and from where')
    .option('--json', 'print it as JSON')
    .action(audit)
  return command
}

async function withStore<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { databaseUrl } = commandSettings()
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'jianbao-readers', onIdleError })
  return await work(store.db)
}

/** @throws UserError when it names nobody, or several. */
async function findReader(db: Db, given: string): Promise<FoundReader> {
  const [found, ...more] = await findReaders(db, given)
  if (found && more.length === 0) return found
  const several = [found, ...more].flatMap((each) => (each ? [`${each.id} ${each.name}`] : []))
  throw new UserError(
    found
      ? { zh: `“${given}”不止一人：${several.join('；')}`, en: `“${given}” is several readers.` }
      : { zh: `没有订阅人“${given}”。`, en: `There is no reader “${given}”.` },
  )
}

async function exportOne(given: string, { to }: { to?: string }): Promise<void> {
  await withStore(async (db) => {
    const { id: subscriberId } = await findReader(db, given)
    const pieces = Readable.from(exportReader(db, { subscriberId, at: systemClock.now(), origin }))
    if (to === undefined) for await (const piece of pieces) process.stdout.write(String(piece))
    else await pipeline(pieces, createWriteStream(to, { flags: 'wx', mode: 0o600 }))
  })
}

async function erase(given: string, { yes }: { yes?: boolean }): Promise<void> {
  await withStore(async (db) => {
    const reader = await findReader(db, given)
    const who = `${reader.id} ${reader.name} ${reader.address}`
    if (!yes) {
      process.stdout.write(
        `将删除 would erase ${who}\n删除后不能恢复；确认请加 --yes。 It cannot be undone; add --yes.\n`,
      )
      return
    }
    await eraseReader(db, { subscriberId: reader.id, at: systemClock.now(), origin })
    process.stdout.write(`已删除 erased ${reader.id}\n`)
  })
}

function lineOf(row: AuditRow) {
  const { at, what, network, subscriber, subscription, detail, actor, actorKind, subject } = row
  // `console 张三`, `console token 办公网`, `console owner`
  const by = [actorKind === 'account' ? null : actorKind, actor].filter(Boolean).join(' ')
  const from = by === '' ? row.origin : `${row.origin} ${by}`
  const who = subscriber === '' ? '（已删除 erased）' : subscriber
  const { channel, queue, count, reason, words } = detail ?? {}
  const about = [channel, queue, count === undefined ? null : `×${count}`, subject ?? keyOf(row)]
  const more = [who, subscription, ...about, reason, words].filter(Boolean).join('  ')
  return `${at.toISOString()}  ${what}  ${from}${network ? ` ${network}` : ''}  ${more}`
}

/** Where it was nobody's, the key is all there is. */
const keyOf = ({ subscriberId, subjectId }: AuditRow) => (subscriberId === null ? subjectId : null)

async function audit(given: string | undefined, { json }: { json?: boolean }): Promise<void> {
  const rows = await withStore(async (db) => {
    const subscriberId = given === undefined ? undefined : (await findReader(db, given)).id
    return await listAudit(db, { limit: auditRowsMax, subscriberId })
  })
  if (json) process.stdout.write(`${JSON.stringify(rows)}\n`)
  else if (rows.length === 0) process.stdout.write('没有记录。 Nothing yet.\n')
  else process.stdout.write(`${rows.map(lineOf).join('\n')}\n`)
}
