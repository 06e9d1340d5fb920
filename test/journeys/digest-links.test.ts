/** The samples of a brand-new home become mails; what their links do, in a browser's and a scanner's hands. */
import { join } from 'node:path'
import { listSubscriptions, openStore } from '@jianbao/store'
import { aFolder, startJianbao, waitForMails } from '@jianbao/test-support'
import { expect, test } from 'vitest'

const everyUrl = /https?:\/\/[^\s<>"')]+/g

test('a scanner that opens every link of every mail changes nothing; one click on POST unsubscribes', async () => {
  using folder = aFolder()
  await using jianbao = await startJianbao({ home: join(folder.path, 'home') })
  const onIdleError = () => undefined
  const { databaseUrl } = jianbao
  await using store = openStore({ databaseUrl, applicationName: 'journey', onIdleError })
  const state = async () => {
    const subscriptions = await listSubscriptions(store.db, { limit: 100 })
    const events = await store.db.selectFrom('audit_events').select('what').execute()
    return { states: subscriptions.map((each) => each.state), events: events.map((e) => e.what) }
  }
  const [first, ...others] = await waitForMails(jianbao.mailbox, 4, 30_000)
  const before = await state()
  expect(before).toEqual({ states: ['active'], events: ['started'] })

  const links = [first, ...others].flatMap((each) => [
    ...(each?.mail.html?.match(everyUrl) ?? []),
    ...(each?.mail.text?.match(everyUrl) ?? []),
    ...(each?.mail.headers.flatMap((header) => header.value.match(everyUrl) ?? []) ?? []),
  ])
  const own = [...new Set(links)].filter((url) => url.startsWith(jianbao.consoleUrl))
  // In each mail: two links for the digest (ending all, managing), one for the subscription that all mails share.
  expect(own.length).toBe([first, ...others].length * 2 + 1)
  for (const url of own) {
    for (const method of ['GET', 'HEAD']) {
      const { status } = await fetch(url, { method, redirect: 'manual' })
      expect(status).toBe(200)
    }
  }
  expect(await state()).toEqual(before)

  // RFC 8058: what a mail program posts by itself, without a session or a cookie.
  const header = first?.mail.headers.find((each) => each.key === 'list-unsubscribe')
  const [url = ''] = header?.value.match(everyUrl) ?? []
  const post = () =>
    fetch(url, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
  expect((await post()).status).toBe(200)
  expect((await post()).status).toBe(200)
  expect(await state()).toEqual({ states: ['ended'], events: ['started', 'ended'] })
})
