/**
 * A reader's whole way, by the links of real mails: sign up, confirm, get a digest, change it, unsubscribe,
 * take it up again, leave for good. Console and notifier meet in the tables and queues alone.
 */
import { createConsole } from '@jianbao/console'
import { createNotifier } from '@jianbao/notifier'
import { openQueues } from '@jianbao/queues'
import { openStore } from '@jianbao/store'
import {
  aContext,
  aDatabase,
  aFolder,
  aMailbox,
  aRedis,
  aStoredBulletin,
  eventually,
  freePort,
  isLeftOut,
} from '@jianbao/test-support'
import { expect, test } from 'vitest'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const onIdleError = () => undefined
const address = 'zhang@example.org'

async function aSystem() {
  await using opened = new AsyncDisposableStack()
  const folder = opened.use(aFolder())
  const database = opened.use(await aDatabase())
  const redis = opened.use(await aRedis())
  const mailbox = opened.use(await aMailbox())
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const context = await aContext({
    JIANBAO_HOME: folder.path,
    JIANBAO_PORT: String(port),
    JIANBAO_PUBLIC_URL: url,
    JIANBAO_SIGN_UP: 'on',
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    SMTP_URL: mailbox.url,
  })
  for (const service of [await createConsole(context), await createNotifier(context)]) {
    opened.defer(() => service.close())
  }
  const { db } = opened.use(
    openStore({ databaseUrl: database.url, applicationName: 'journey', onIdleError }),
  )
  const backend = { kind: 'redis', url: redis.url } as const
  const queues = opened.use(await openQueues({ backend, log: quiet }))
  const running = opened.move()
  return {
    url,
    db,
    mailbox,
    async drop(title: string) {
      const bulletinId = await aStoredBulletin(db, {
        at: new Date(),
        articles: [{ title, topics: ['industry'] }],
      })
      await queues.relay('article-match', { bulletinId, run: 1, backfill: false })
    },
    /** Every table, each row as text: equal before and after when nothing was changed. */
    async dump(): Promise<string> {
      const tables = (await db.introspection.getTables()).filter((each) => !each.isView)
      const parts: string[] = []
      for (const { name } of tables.sort((a, b) => a.name.localeCompare(b.name))) {
        const rows = await db
          .selectFrom(name as 'digests')
          .selectAll()
          .execute()
        parts.push(...rows.map((row) => `${name} ${JSON.stringify(row)}`).sort())
      }
      return parts.join('\n')
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

type System = Awaited<ReturnType<typeof aSystem>>

const post = (url: string, fields: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
const everyUrl = /https?:\/\/[^\s<>"')]+/g

/** The newest mail of this many, with every link of ours in it opened as a scanner would, in vain. */
async function scannedMail(it: System, count: number) {
  const mails = await it.mailbox.waitFor(count)
  expect(mails).toHaveLength(count)
  const mail = mails.at(-1)?.mail
  await eventually('the answers written down', async () => {
    const busy = await it.db
      .selectFrom('notices')
      .select('id')
      .where('state', 'in', ['pending', 'sending'])
      .execute()
    const sending = await it.db
      .selectFrom('deliveries')
      .select('id')
      .where('state', '=', 'sending')
      .execute()
    return busy.length + sending.length === 0
  })
  const texts = [mail?.html, mail?.text, ...(mail?.headers.map(({ value }) => value) ?? [])]
  const links = texts.flatMap((text) => text?.match(everyUrl) ?? [])
  const own = [...new Set(links)].filter((url) => url.startsWith(it.url))
  const before = await it.dump()
  for (const url of own) {
    for (const method of ['GET', 'HEAD']) expect((await fetch(url, { method })).status).toBe(200)
  }
  expect(await it.dump()).toBe(before)
  const linkTo = (page: string) => own.find((url) => url.startsWith(`${it.url}/${page}/`)) ?? ''
  return { mail, linkTo, to: mail?.to?.[0]?.address }
}

test.skipIf(isLeftOut('redis-server'))(
  'sign up, confirm, read, change, unsubscribe, undo, erase: by the links of the mails, and no GET changes anything',
  async () => {
    await using it = await aSystem()
    const states = async () =>
      (await it.db.selectFrom('subscriptions').select('state').execute()).map(({ state }) => state)
    const wish = { address, topics: 'industry', when: 'instant' }
    expect((await post(`${it.url}/subscribe`, wish)).status).toBe(303)

    const asking = await scannedMail(it, 1)
    expect([asking.to, asking.mail?.subject]).toEqual([address, '【简报】请确认您的订阅'])
    expect(await states()).toEqual([])
    expect((await post(asking.linkTo('confirm'))).status).toBe(200)
    expect(await states()).toEqual(['active'])

    await it.drop('制造业第一条')
    const digest = await scannedMail(it, 2)
    expect(digest.mail?.text).toContain('制造业第一条')

    // The digest may have been passed on: what it opens changes the wish, and never the person.
    const passedOn = digest.linkTo('manage')
    const page = await (await fetch(passedOn)).text()
    expect([page.includes('z•••@example.org'), page.includes(address)]).toEqual([true, false])
    const [, id = ''] = /\/edit\/([0-9a-f-]{36})/.exec(page) ?? []
    await post(`${passedOn}/edit/${id}`, { topics: 'finance', any: '茶叶', when: 'instant' })
    expect((await post(`${passedOn}/erase`, { sure: 'yes' })).status).toBe(303)
    expect((await post(`${passedOn}/export`)).status).toBe(303)
    await it.drop('制造业第二条')
    await it.drop('茶叶不在金融主题里')
    await eventually('both matched', async () => {
      const owed = await it.db
        .selectFrom('bulletins')
        .select('id')
        .where('matched_run', 'is', null)
        .execute()
      return owed.length === 0
    })
    expect((await it.mailbox.mails()).length).toBe(2)

    // RFC 8058, then the undo of the page, which also asks why.
    const oneClick = { 'List-Unsubscribe': 'One-Click' }
    const ended = await (await post(digest.linkTo('u'), oneClick)).text()
    expect(await states()).toEqual(['ended'])
    expect(ended).toContain('愿意告诉我们原因吗')
    await post(digest.linkTo('u'), { action: 'tell', reason: 'too-many' })
    await post(digest.linkTo('u'), { action: 'undo', only: id })
    expect(await states()).toEqual(['active'])

    await post(passedOn, { action: 'renew' })
    const link = await scannedMail(it, 3)
    expect([link.to, link.mail?.subject]).toEqual([address, '【简报】管理订阅的链接'])
    const data = JSON.parse(await (await post(`${link.linkTo('manage')}/export`)).text())
    expect(data.digests[0].content.text).toContain('制造业第一条')
    expect((await post(`${link.linkTo('manage')}/erase`, { sure: 'yes' })).status).toBe(200)
    expect((await it.dump()).includes('zhang')).toBe(false)
    expect((await fetch(passedOn)).status).toBe(410)
    const events = await it.db
      .selectFrom('audit_events')
      .select(['what', 'origin'])
      .orderBy('at')
      .orderBy('what')
      .execute()
    expect(events.map(({ what, origin }) => `${what} ${origin}`)).toEqual([
      'started sign-up',
      'changed manage-link',
      'ended unsubscribe-link',
      'gave-reason unsubscribe-link',
      'resumed unsubscribe-link',
      'exported manage-link',
      'ended manage-link',
      'erased manage-link',
    ])
  },
)
