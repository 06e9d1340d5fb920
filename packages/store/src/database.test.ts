/** `database.ts` is written by hand; the migrations decide. This compares the two, column by column. */
import { readFileSync } from 'node:fs'
import { aDatabase } from '@jianbao/test-support'
import pg from 'pg'
import { expect, test } from 'vitest'

/** Reads the interfaces of `database.ts`: table → column → whether it may be null. */
function tablesAsWritten(): Record<string, Record<string, boolean>> {
  const code = readFileSync(new URL('./database.ts', import.meta.url), 'utf8')
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
