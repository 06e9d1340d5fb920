/** `tables/` is written by hand; the migrations decide. This compares the two, column by column. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { aDatabase } from '@jianbao/test-support'
import pg from 'pg'
import { expect, test } from 'vitest'

/** Reads the interfaces that `database.ts` names, wherever they stand: table → column → whether it may be null. */
function tablesAsWritten(): Record<string, Record<string, boolean>> {
  const rooms = join(import.meta.dirname, 'tables')
  const files = readdirSync(rooms).map((name) => join(rooms, name))
  const code = [join(import.meta.dirname, 'database.ts'), ...files]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const columnsOf = (name: string): Record<string, boolean> => {
    const body = new RegExp(`export interface ${name} \\{\\n(.*?)\\n\\}`, 's').exec(code)?.[1] ?? ''
    const fields = body.matchAll(/^ {2}(\w+): ([^\n]*(?:\n {4,}[^\n]*)*)/gm)
    return Object.fromEntries(
      [...fields].map(([, column = '', type = '']) => [column, /\| null|Nullable/.test(type)]),
    )
  }
  const all = /export interface Database \{\n(.*?)\n\}/s.exec(code)?.[1] ?? ''
  const tables = [...all.matchAll(/^ {2}(\w+): (\w+)/gm)]
  return Object.fromEntries(tables.map(([, table = '', name = '']) => [table, columnsOf(name)]))
}

test('the tables as the code sees them are the tables of the database', async () => {
  await using database = await aDatabase()
  const client = new pg.Client(database.url)
  await client.connect()
  const { rows } = await client.query<{ table: string; column: string; nullable: boolean }>(`
    select table_name as "table", column_name as "column", is_nullable = 'YES' as nullable
    from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely%' and table_name not like 'bullmq%'`)
  await client.end()
  const byTable = Object.entries(Object.groupBy(rows, (row) => row.table))
  const real = Object.fromEntries(
    byTable.map(([table, columns = []]) => [
      table,
      Object.fromEntries(columns.map(({ column, nullable }) => [column, nullable])),
    ]),
  )
  expect(tablesAsWritten()).toEqual(real)
})

test('what is asked by key is found by an index, however much the ledger holds', async () => {
  await using database = await aDatabase()
  const client = new pg.Client(database.url)
  await client.connect()
  const { rows } = await client.query<{ key: string }>(`
    select i.indrelid::regclass || '.' || a.attname as key
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]`)
  await client.end()
  expect(rows.map((row) => row.key)).toEqual(
    expect.arrayContaining([
      // Deleting an article, a subscription or a subscriber asks these.
      'inbox_items.article_id',
      'inbox_reasons.subscription_id',
      'subscriptions.subscriber_id',
      'subscriptions.channel_id',
      // Waiting for the verdict of a file asks this many times a second.
      'drops.inbox_path',
    ]),
  )
})
