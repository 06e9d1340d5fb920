import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { buildMail, type MailToBuild } from './build-mail.ts'

const mail = (publicUrl = 'https://jianbao.example.org'): MailToBuild => ({
  digestId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  messageId: '<0f8fad5b-d9cb-469f-a165-70867728950e@example.org>',
  date: new Date('2026-11-02T00:00:00Z'),
  envelope: {
    from: '简报 <jianbao@example.org>',
    to: 'r@example.org',
    publicUrl,
    linkKeyVersion: 1,
  },
  subject: '【简报】山东寿光 | 种苗“数字身份证”带动菜农增收 等 5 篇',
  html: `<p>${'产业发展。'.repeat(400)}</p>`,
  text: '产业发展。'.repeat(400),
  unsubscribeUrl: `${publicUrl}/u/d.0f8fad5b-d9cb-469f-a165-70867728950e.1.${'A'.repeat(43)}`,
})

test('two builds of one digest are the same bytes', async () => {
  const first = await buildMail(mail())
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  expect(Buffer.from(await buildMail(mail())).equals(Buffer.from(first))).toBe(true)
})

test('a mail parser reads back what was put in', async () => {
  const built = Buffer.from(await buildMail(mail()))
  const read = await PostalMime.parse(built)
  expect(read).toMatchObject({
    messageId: mail().messageId,
    date: '2026-11-02T00:00:00.000Z',
    subject: mail().subject,
    from: { name: '简报', address: 'jianbao@example.org' },
    to: [{ address: 'r@example.org' }],
  })
  expect(read.html?.trim()).toBe(mail().html)
  expect(read.text?.trim()).toBe(mail().text)
  // RFC 5321 §4.5.3.1.6: no line longer than 998 octets; RFC 5322: CRLF only.
  const lines = built.toString('latin1').split('\r\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998)
  expect(lines.join('').includes('\n')).toBe(false)
})

test('one-click unsubscribe is promised over https only', async () => {
  const headers = async (url: string) => {
    const { headers } = await PostalMime.parse(await buildMail(mail(url)))
    return new Map(headers.map((header) => [header.key, header.value]))
  }
  const safe = await headers('https://jianbao.example.org')
  expect(safe.get('list-unsubscribe')).toBe(`<${mail().unsubscribeUrl}>`)
  expect(safe.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(safe.get('list-id')).toBe('<digest.jianbao.jianbao.example.org>')
  expect(safe.get('auto-submitted')).toBe('auto-generated')
  const plain = await headers('http://10.0.0.5:4680')
  expect(plain.has('list-unsubscribe')).toBe(true)
  expect(plain.has('list-unsubscribe-post')).toBe(false)
})
