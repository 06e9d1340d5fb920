/** `jianbao migrate`: brings the database's schema up to date. Services do so by themselves at start. */
import { migrate, openStore } from '@jianbao/store'
import { Command } from 'commander'
import { commandSettings } from '../command-settings.ts'

const example = `
Example:
  $ DATABASE_URL=postgres://jianbao@db/jianbao jianbao migrate`

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('更新数据库结构 · bring the database schema up to date')
    .option('--json', 'print the names of what was applied as JSON')
    .addHelpText('after', example)
    .action(run)
}

async function run(options: { json?: boolean }): Promise<void> {
  const { databaseUrl } = commandSettings()
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'jianbao-migrate', onIdleError })
  const applied = await migrate(store.db)
  if (options.json) process.stdout.write(`${JSON.stringify({ applied })}\n`)
  else if (applied.length === 0)
    process.stdout.write('数据库结构已是最新。 The schema is up to date.\n')
  else process.stdout.write(`已更新 Applied: ${applied.join(', ')}\n`)
}
