import {
  createSubscription,
  endSubscription,
  readSigningKey,
  readSubscription,
  signLink,
} from '@jianbao/store'
import { isLeftOut } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aConsole, type TestConsole } from './a-console.ts'

describe.skipIf(isLeftOut('redis-server'))('the page behind an unsubscribe link', () => {
  let it: TestConsole
  beforeAll(async () => {
    it = await aConsole()
  })
  afterAll(() => it[Symbol.asyncDispose]())

  const aLink = async (name: string) => {
    const at = new Date()
    const request = {
      address: 'reader@example.org',
      name,
      filter: { topics: [], regions: [], words: { any: [], all: [], none: [] } },
      cadence: { kind: 'instant' as const },
    }
    const { subscriptionId } = await createSubscription(it.db, request, { at, origin: 'test' })
    const key = await readSigningKey(it.db, at)
    const link = { purpose: 'unsubscribe-subscription' as const, subject: subscriptionId }
    const state = async () => (await readSubscription(it.db, subscriptionId))?.state
    return { path: `/u/${signLink(key, link)}`, subscriptionId, state }
  }
  const post = (path: string, fields: Record<string, string>) =>
    it.ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'mail.example' },
      body: new URLSearchParams(fields).toString(),
    })

  test('shows what would end, and opening it ends nothing', async () => {
    const { path, state } = await aLink('周一 <b>要闻</b>')
    const page = await it.ask(path)
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.text).toContain('周一 &lt;b&gt;要闻&lt;/b&gt;')
    expect(page.text).not.toContain('<script')
    expect((await it.ask(path, { method: 'HEAD' })).status).toBe(200)
    expect(await state()).toBe('active')
  })

  test('one click of a mail program ends it (RFC 8058), a second changes nothing', async () => {
    const { path, state } = await aLink('一键')
    const oneClick = { 'List-Unsubscribe': 'One-Click' }
    expect((await post(path, oneClick)).status).toBe(200)
    expect(await state()).toBe('ended')
    expect((await post(path, oneClick)).status).toBe(200)
    expect(await state()).toBe('ended')
  })

  test('the button ends it and undo brings it back', async () => {
    const { path, subscriptionId, state } = await aLink('撤销')
    const ended = await post(path, { action: 'end' })
    expect(ended.text).toContain(`name="only" value="${subscriptionId}"`)
    expect(await state()).toBe('ended')
    expect((await it.ask(path)).text).toContain('已退订')
    await post(path, { action: 'undo', only: subscriptionId })
    expect(await state()).toBe('active')
  })

  test('undo touches nothing that the link does not name', async () => {
    const mine = await aLink('我的')
    const other = await aLink('别人的')
    await endSubscription(it.db, {
      subscriptionId: other.subscriptionId,
      at: new Date(),
      origin: 'test',
    })
    await post(mine.path, { action: 'undo', only: other.subscriptionId })
    expect(await other.state()).toBe('ended')
  })

  test('an unknown link is answered in the same words', async () => {
    const { path } = await aLink('任意')
    const forged = `${path.slice(0, -4)}AAAA`
    const words = (html: string) =>
      html.replace(/<ul>.*?<\/ul>|<input[^>]*>/gs, '').replace(/\s+/g, '')
    for (const unknown of [forged, '/u/x', '/u/s.00000000-0000-0000-0000-000000000000.1.x']) {
      const [known, answer] = [await it.ask(path), await it.ask(unknown)]
      expect([answer.status, words(answer.text)]).toEqual([known.status, words(known.text)])
    }
    const [known, answer] = [await post(path, {}), await post(forged, {})]
    expect([answer.status, words(answer.text)]).toEqual([known.status, words(known.text)])
  })
})
