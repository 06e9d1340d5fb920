import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MailDetail, MailItem } from '@jianbao/schema'
import { isLeftOut } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aConsole, type TestConsole } from './a-console.ts'

const mail = (n: number, html = `<p>正文 ${n}</p>`) =>
  [
    'From: =?utf-8?B?566A5oql?= <jianbao@localhost>',
    `To: reader${n}@example.org`,
    `Subject: =?utf-8?B?${Buffer.from(`第 ${n} 期`).toString('base64')}?=`,
    'List-Unsubscribe: <http://127.0.0.1/u/x>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `纯文本 ${n}`,
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
    '--b--',
    '',
  ].join('\r\n')

describe.skipIf(isLeftOut('redis-server'))('the mailbox', () => {
  let it: TestConsole
  const nameOf = (n: number) => `2026-11-03T08-00-0${n}.000Z-00000${n}-abcdef.eml`
  beforeAll(async () => {
    it = await aConsole()
    const folder = join(it.home, 'mailbox')
    mkdirSync(folder)
    for (const n of [1, 2, 3]) writeFileSync(join(folder, nameOf(n)), mail(n))
    writeFileSync(join(folder, '.half.eml.part'), 'half')
    symlinkSync(join(it.home, 'console.token'), join(folder, 'link.eml'))
  })
  afterAll(() => it[Symbol.asyncDispose]())

  const raw = (path: string) => it.ask(path, { headers: { authorization: `Bearer ${it.token}` } })

  test('lists mails newest first, page by page', async () => {
    type Page = { items: MailItem[]; next: string | null }
    const first = await it.api<Page>('/api/mailbox?limit=2')
    expect(first.status).toBe(200)
    expect(first.body.items.map((each) => each.subject)).toEqual(['第 3 期', '第 2 期'])
    const second = await it.api<Page>(`/api/mailbox?limit=2&after=${first.body.next}`)
    expect(second.body.items.map((each) => each.to)).toEqual(['reader1@example.org'])
    expect(second.body.next).toBeNull()
  })

  test('shows one mail: text, headers as they stand, HTML apart', async () => {
    const { body } = await it.api<MailDetail>(`/api/mailbox/${nameOf(2)}`)
    expect(body).toMatchObject({ subject: '第 2 期', from: '简报 <jianbao@localhost>', html: true })
    expect(body.text?.trim()).toBe('纯文本 2')
    expect(body.headers.map((each) => each.name)).toContain('List-Unsubscribe')
    expect((await raw(`/api/mailbox/${nameOf(2)}/raw`)).text).toBe(mail(2))
  })

  test('shows HTML where no script runs and nothing is fetched', async () => {
    const { headers, text } = await raw(`/api/mailbox/${nameOf(1)}/html`)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('sandbox allow-popups')
    expect(policy).not.toMatch(/script-src|allow-scripts|allow-same-origin|https?:/)
    expect(text).toContain('正文 1')
  })

  test.each([
    '..%2Fconsole.token',
    '..%2F..%2Fetc%2Fpasswd.eml',
    '%2e%2e%2fconsole.token.eml',
    '.half.eml.part',
    'a%00.eml',
    'link.eml',
    'unknown.eml',
  ])('never leaves its folder: %s', async (name) => {
    for (const path of [`/api/mailbox/${name}`, `/api/mailbox/${name}/raw`]) {
      const { status, text } = await raw(path)
      expect(status === 400 || status === 404).toBe(true)
      expect(text).not.toContain(it.token)
    }
  })

  test.each([`..%2F${'0'.repeat(61)}`, '0'.repeat(63), `${'0'.repeat(64)}%2F..`, '%2e%2e'])(
    'nor does the blob store: %s',
    async (id) => {
      const { status } = await raw(`/api/bulletins/${id}/original`)
      expect(status === 400 || status === 404).toBe(true)
    },
  )
})
