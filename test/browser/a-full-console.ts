/** A console where every page has something to show, and an administrator who is logged in. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openQueues } from '@jianbao/queues'
import type { Overview } from '@jianbao/schema'
import {
  createSubscription,
  makeApiToken,
  makeFeed,
  openTestDelivery,
  readChannelToTest,
  suppressChannel,
  syncAlarms,
} from '@jianbao/store'
import { eventually } from '@jianbao/test-support'
import type { BrowserContextOptions } from 'playwright-core'
import type { TestConsole } from '../../services/console/test/a-console.ts'
import { anAccount, loggedInAs } from '../../services/console/test/an-account.ts'
import type { TestBrowser } from './a-browser.ts'
import { aReadingConsole, type ReadingConsole } from './a-reading-console.ts'

export interface FullConsole extends AsyncDisposable {
  readonly url: string
  readonly browser: TestBrowser
  /** The address of every page of the console, each with something on it. */
  readonly pages: readonly string[]
  /** As the overview begins. */
  overview(): Promise<Overview>
  /** A fresh profile, with the administrator logged in. */
  open(options?: BrowserContextOptions): ReturnType<TestBrowser['open']>
}

const everything = { topics: [], regions: [], words: { any: [], all: [], none: [] } }
const mail = '2026-11-03T08-00-00.000Z-000001-abcdef.eml'

export async function aFullConsole(): Promise<FullConsole> {
  await using opened = new AsyncDisposableStack()
  const reading = opened.use(await aReadingConsole())
  const { it, browser } = reading
  const follow = (address: string) =>
    createSubscription(
      it.db,
      {
        address,
        subscriber: address,
        name: '要闻',
        filter: everything,
        cadence: { kind: 'instant' },
      },
      { at: new Date(), origin: 'console' },
    )
  const { channelId, subscriptionId } = await follow('reader@example.org')
  const off = await follow('gone@example.org')
  await suppressChannel(it.db, { channelId: off.channelId, reason: 'bounced', at: new Date() })
  const by = { at: new Date(), actor: '李四', actorKind: 'account', origin: 'console' } as const
  await makeFeed(it.db, { topic: 'industry', title: '简报：产业发展', by })
  await aToken(it)
  await anAlarm(it, subscriptionId)
  aMail(it.home)
  await aDeadLetter(it, await aDelivery(it, channelId))

  const { cookie } = await loggedInAs(it, await anAccount(it, '管理员', 'administrator'))
  const { url } = it.console
  const running = opened.move()
  return {
    url,
    browser,
    pages: await everyPage(reading),
    overview: async () => (await it.api<Overview>('/api/overview')).body,
    open: async (options) => {
      const watched = await browser.open(options)
      const [name = '', ...value] = cookie.split('=')
      await watched.page.context().addCookies([{ name, value: value.join('='), url }])
      return watched
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function everyPage({ it, bulletin }: ReadingConsole): Promise<string[]> {
  const documents = await it.api<{ items: { key: string }[] }>('/api/documents')
  const subscribers = await it.api<{ items: { id: string }[] }>('/api/subscribers')
  return [
    '/',
    '/bulletins',
    `/bulletins/${bulletin.id}`,
    `/bulletins/${bulletin.id}/2`,
    `/search?q=${encodeURIComponent('投入资金')}`,
    '/documents',
    `/documents/${encodeURIComponent(documents.body.items[0]?.key ?? '')}`,
    '/amounts',
    '/regions',
    '/subscriptions',
    '/subscribers',
    `/subscribers?id=${subscribers.body.items[0]?.id}`,
    '/channels',
    '/feeds',
    '/audit',
    '/deliveries',
    '/mailbox',
    `/mailbox/${mail}`,
    '/operations',
    '/alarms',
    '/accounts',
  ]
}

async function aToken({ db }: TestConsole): Promise<void> {
  const by = { actor: null, actorKind: 'owner', origin: 'console' } as const
  const given = {
    name: '办公网上传',
    scopes: ['upload' as const],
    accountId: null,
    expiresAt: null,
  }
  await makeApiToken(db, { ...given, at: new Date(), by })
}

async function anAlarm({ db }: TestConsole, subscriptionId: string): Promise<void> {
  const at = new Date()
  const detail = { kind: 'subscription-silent', subscriptionId, articles: 321 } as const
  await syncAlarms(db, { alarms: [{ subject: subscriptionId, since: at, detail }], at })
}

function aMail(home: string): void {
  const folder = join(home, 'mailbox')
  mkdirSync(folder, { recursive: true })
  const lines = [
    'From: jianbao@example.org',
    'To: reader@example.org',
    'Subject: weekly',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<!doctype html><html lang="zh-CN"><title>简报</title><body><main><h1>简报</h1></main></body></html>',
  ]
  writeFileSync(join(folder, mail), lines.join('\r\n'))
}

/** The digest of a delivery whose answer nobody knows. */
async function aDelivery({ db }: TestConsole, channelId: string): Promise<string> {
  const channel = await readChannelToTest(db, channelId)
  if (!channel) throw new Error('The channel is gone.')
  const content = { subject: '【简报】甲', html: '', text: '', articles: [] }
  const at = new Date()
  const made = await openTestDelivery(db, {
    ...channel,
    channelId,
    content,
    domain: 'x',
    by: { at, origin: 'console' },
  })
  await db
    .updateTable('deliveries')
    .set({ state: 'unknown', attempt: 1, ambiguous_sends: 1, answer: 'HTTP 502', finished_at: at })
    .execute()
  return made?.digestId ?? ''
}

async function aDeadLetter({ context, redisUrl }: TestConsole, digestId: string): Promise<void> {
  const backend = { kind: 'redis', url: redisUrl } as const
  await using queues = await openQueues({ backend, log: context.log })
  const worker = await queues.work('digest-compose', async () => {
    throw new Error('no luck')
  })
  await queues.relay('digest-compose', { digestId })
  await eventually('a dead letter', async () => (await queues.failed(9))[0], 15_000)
  await worker.close()
}
