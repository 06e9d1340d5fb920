import { openStore } from '@jianbao/store'
import { expect, test } from 'vitest'
import { aDatabase } from './a-database.ts'

const open = (databaseUrl: string) =>
  openStore({ databaseUrl, applicationName: 'test', onIdleError: () => undefined })

test('each test has a database of its own with the whole schema in it', async () => {
  await using one = await aDatabase()
  await using other = await aDatabase()
  await using store = open(one.url)
  await using otherStore = open(other.url)
  await store.db
    .insertInto('subscribers')
    .values({ name: 'A', locale: 'zh-CN', sample: false, created_at: new Date(0) })
    .execute()
  expect(await store.db.selectFrom('subscribers').select('name').execute()).toHaveLength(1)
  expect(await otherStore.db.selectFrom('subscribers').select('name').execute()).toHaveLength(0)
})
