import { createSubscription, openStore } from '@jianbao/store'
import { aContext, aDatabase, aStoredBulletin } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { createNotifier } from '../src/create-notifier.ts'
import { anSmtpServer } from './support/an-smtp-server.ts'

test('closing cuts a send that hangs, within the five seconds of Ctrl-C, and says it may have left', async () => {
  await using database = await aDatabase()
  await using server = await anSmtpServer({ manners: [{ do: 'dawdle', ms: 20_000 }] })
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl: database.url, applicationName: 'c', onIdleError })
  const { db } = store
  const filter = { topics: [], regions: [], words: { any: [], all: [], none: [] } }
  await createSubscription(
    db,
    { address: 'r@example.org', name: '全部', filter, cadence: { kind: 'instant' } },
    { at: new Date(), origin: 'test' },
  )
  await aStoredBulletin(db, { at: new Date(), articles: [{ title: '甲' }] })
  const notifier = await createNotifier(
    await aContext({
      DATABASE_URL: database.url,
      REDIS_URL: undefined,
      SMTP_URL: server.url,
      JIANBAO_PUBLIC_URL: 'http://127.0.0.1:1',
    }),
  )
  while (server.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  const began = performance.now()
  await notifier.close()
  expect(performance.now() - began).toBeLessThan(4_500)
  const [delivery] = await db.selectFrom('deliveries').selectAll().execute()
  expect(delivery).toMatchObject({ state: 'pending', attempt: 1, ambiguous_sends: 1 })
})
