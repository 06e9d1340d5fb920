/** A topic that only this deployment has, from the subscription to the mail. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createNotifier } from '@jianbao/notifier'
import { openQueues } from '@jianbao/queues'
import { openStore } from '@jianbao/store'
import {
  aContext,
  aDatabase,
  aFolder,
  aMailbox,
  aStoredBulletin,
  checkout,
  node,
  runProcess,
} from '@jianbao/test-support'
import { expect, test } from 'vitest'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const tea = { id: 'tea', zh: '茶产业', en: 'Tea', sections: [], keywords: { 茶园: 5 } }

test('a reader of an own topic gets a mail that names it', async () => {
  using folder = aFolder()
  const file = join(folder.path, 'topics.json')
  writeFileSync(file, JSON.stringify([tea]))
  await using database = await aDatabase()
  await using mailbox = await aMailbox()
  const environment = {
    ...process.env,
    DATABASE_URL: database.url,
    REDIS_URL: '',
    SMTP_URL: mailbox.url,
    JIANBAO_PUBLIC_URL: 'http://127.0.0.1:4680',
    JIANBAO_TOPICS: file,
  }
  const args = ['subscribe', '--to', 'r@example.org', '--topic', '茶产业']
  await using child = runProcess(node, [`${checkout}/packages/cli/src/main.ts`, ...args], {
    env: environment,
  })
  expect(await child.ended).toBe(0)

  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl: database.url, applicationName: 'j', onIdleError })
  const backend = { kind: 'postgres', url: database.url } as const
  await using queues = await openQueues({ backend, log: quiet })
  const notifier = await createNotifier(await aContext(environment))
  try {
    const articles = [{ title: '茶园', topics: ['tea'] }, { title: '桥' }]
    const bulletinId = await aStoredBulletin(store.db, { at: new Date(), articles })
    await queues.relay('article-match', { bulletinId, run: 1, backfill: false })
    const [mail] = await mailbox.waitFor(1)
    expect(mail?.mail.text).toContain('== 茶产业 ==')
    expect(mail?.mail.text).toContain('为什么收到：主题 茶产业')
    expect(mail?.mail.text).not.toContain('桥')
  } finally {
    await notifier.close()
  }
})
