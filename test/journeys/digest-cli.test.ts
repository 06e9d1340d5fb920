/** Subscribing and sending from the command line, as a person types it. */
import { createNotifier } from '@jianbao/notifier'
import { openQueues } from '@jianbao/queues'
import { openStore } from '@jianbao/store'
import {
  aContext,
  aDatabase,
  aMailbox,
  aStoredBulletin,
  checkout,
  eventually,
  node,
  runProcess,
} from '@jianbao/test-support'
import { expect, test } from 'vitest'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

test('a person subscribes, looks at what waits, sends it, ends and takes it up again', async () => {
  await using database = await aDatabase()
  await using mailbox = await aMailbox()
  const environment = {
    ...process.env,
    DATABASE_URL: database.url,
    REDIS_URL: '',
    SMTP_URL: mailbox.url,
    JIANBAO_PUBLIC_URL: 'http://127.0.0.1:4680',
  }
  const jianbao = async (...args: string[]) => {
    const main = `${checkout}/packages/cli/src/main.ts`
    await using child = runProcess(node, [main, ...args], { env: environment })
    return { code: await child.ended, said: child.output() }
  }
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl: database.url, applicationName: 'j', onIdleError })
  const backend = { kind: 'postgres', url: database.url } as const
  await using queues = await openQueues({ backend, log: quiet })
  const notifier = await createNotifier(await aContext(environment))
  try {
    const wrong = await jianbao('subscribe', '--to', 'r@example.org', '--region', '朝阳区')
    expect(wrong).toMatchObject({ code: 2, said: expect.stringContaining('110105') })

    const begun = await jianbao(
      ...['subscribe', '--to', 'r@example.org', '--topic', '产业发展', '--region', '湖南'],
      ...['--cadence', 'daily@08:00', '--json'],
    )
    expect(begun.code).toBe(0)
    const { subscriptionId } = JSON.parse(begun.said)
    const short = String(subscriptionId).slice(0, 8)
    expect((await jianbao('digest', 'send', short)).code).toBe(1)

    const bulletinId = await aStoredBulletin(store.db, {
      at: new Date(),
      articles: [
        { title: '茶园', topics: ['industry'], regions: [{ code: '431222', name: '沅陵县' }] },
        { title: '桥', topics: ['industry'], regions: [{ code: '610100', name: '西安市' }] },
      ],
    })
    await queues.relay('article-match', { bulletinId, run: 1, backfill: false })
    await eventually('the article waits', async () => {
      const preview = await jianbao('digest', 'preview', short)
      return preview.said.includes('茶园') && !preview.said.includes('桥')
    })
    expect(await mailbox.mails()).toEqual([])

    expect((await jianbao('digest', 'send', short)).code).toBe(0)
    const [mail] = await mailbox.waitFor(1)
    expect(mail?.mail.subject).toBe('【简报】茶园')
    expect((await jianbao('digest', 'send', short)).code).toBe(1)

    const listed = async () => JSON.parse((await jianbao('subscriptions', '--json')).said)
    expect((await jianbao('subscriptions', 'end', short)).code).toBe(0)
    expect(await listed()).toMatchObject([{ id: subscriptionId, state: 'ended' }])
    expect((await jianbao('subscriptions', 'end', short)).code).toBe(1)
    expect((await jianbao('subscriptions', 'resume', short)).code).toBe(0)
    expect(await listed()).toMatchObject([{ state: 'active', waiting: 0 }])
  } finally {
    await notifier.close()
  }
})
