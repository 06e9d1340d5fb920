import { randomBytes } from 'node:crypto'
import { aDatabase } from '@jianbao/test-support'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { openStore } from './open-store.ts'

const open = (databaseUrl: string) =>
  openStore({ databaseUrl, applicationName: 'test', onIdleError: () => undefined })

const nameIn = (url: string) => sql.id(new URL(url).pathname.slice(1))

test('a server without the module search needs is told of in a sentence, and starts once it is there', async () => {
  await using database = await aDatabase({ migrated: false })
  await using store = open(database.url)
  // Where PostgreSQL looks for modules: nothing is installed there.
  await sql`alter database ${nameIn(database.url)} set extension_control_path = '/nowhere'`.execute(
    store.db,
  )
  await using without = open(database.url)
  await expect(migrate(without.db)).rejects.toMatchObject({
    name: 'ExtensionMissing',
    en: expect.stringMatching(/lacks the extension intarray.*postgresql-contrib.*start again/),
    zh: expect.stringMatching(/没有扩展模块 intarray.*postgresql-contrib.*再启动/),
  })
  await sql`alter database ${nameIn(database.url)} reset extension_control_path`.execute(store.db)
  await using installed = open(database.url)
  expect((await migrate(installed.db)).length).toBeGreaterThan(0)
})

test('a user who may not create the module is told whom to ask, and starts once it was created', async () => {
  await using database = await aDatabase({ migrated: false })
  await using store = open(database.url)
  const role = `test_${randomBytes(6).toString('hex')}`
  await using stack = new AsyncDisposableStack()
  await sql`create role ${sql.id(role)} login password 'test'`.execute(store.db)
  stack.defer(async () => {
    await sql`drop owned by ${sql.id(role)}`.execute(store.db)
    await sql`drop role ${sql.id(role)}`.execute(store.db)
  })
  await sql`grant all on schema public to ${sql.id(role)}`.execute(store.db)
  const url = new URL(database.url)
  url.username = role
  url.password = 'test'
  const theirs = stack.use(open(url.href))
  await expect(migrate(theirs.db)).rejects.toMatchObject({
    name: 'ExtensionMissing',
    en: expect.stringMatching(/may not create the extension intarray.*run: create extension/),
    zh: expect.stringMatching(/无权.*扩展模块 intarray.*执行 create extension intarray/),
  })
  await sql`create extension intarray`.execute(store.db)
  expect((await migrate(theirs.db)).length).toBeGreaterThan(0)
})
