import { aDatabase, eventually } from '@jianbao/test-support'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openStore } from './open-store.ts'

test('a connection that breaks under a query fails that query and nothing else', async () => {
  await using database = await aDatabase()
  const onIdleError = () => undefined
  const open = (applicationName: string) =>
    openStore({ databaseUrl: database.url, applicationName, onIdleError })
  await using broken = open('broken')
  await using other = open('other')
  // An error nobody listens for would end the process, and this run with it.
  const asked = sql`select pg_sleep(30)`.execute(broken.db).catch((error: Error) => error)
  await eventually('the query to be ended', async () => {
    const { rows } = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'broken' and state = 'active'
    `.execute(other.db)
    return rows.length > 0
  })
  expect(await asked).toBeInstanceOf(Error)
  await eventually('a new connection', () =>
    sql`select 1`.execute(broken.db).then(
      () => true,
      () => false,
    ),
  )
})
