import { topics } from '@jianbao/schema'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { buildMail, type MailToBuild } from './build-mail.ts'
import { fillPersonalLinks } from './personal-links.ts'
import { renderDigest } from './render-digest.ts'

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

test('a digest of forty articles is whole MIME, and its HTML stays below 102 kB with every link in', async () => {
  const url = `https://jianbao.example.org/u/d.0f8fad5b-d9cb-469f-a165-70867728950e.1.${'A'.repeat(43)}`
  const lead = '县里把种苗、烘干和冷链放在一处，去年投入1.2亿元，带动三千户增收，人均多得两千元；'
  const articles = Array.from({ length: 40 }, (_, n) => ({
    articleId: null,
    storyId: mail().digestId,
    revision: 1,
    correction: n % 10 === 0,
    changes: n % 10 === 0 ? [{ kind: 'added' as const, text: lead }] : [],
    topics: ['industry'],
    section: '产业发展',
    label: '湖南怀化',
    title: `种苗“数字身份证”带动菜农增收，第${n}篇`,
    lead: { text: lead.repeat(4), highlights: [{ kind: 'amount' as const, start: 22, end: 27 }] },
    sourceUrl: `https://example.org/${'x'.repeat(60)}/${n}`,
    bulletin: '县域情况 第37期',
    reasons: [
      {
        why: {
          topics: ['industry'],
          regions: [{ code: '431200', name: '怀化市' }],
          words: ['种苗'],
        },
      },
    ],
  }))
  const subscriptions = Array.from({ length: 30 }, (_, n) => ({
    id: mail().digestId,
    name: `第${n}项订阅`,
  }))
  const date = '2026年11月2日 星期一'
  const digest = renderDigest({ date, locale: 'zh-CN', articles, topics, subscriptions })
  const [html, text] = [digest.html, digest.text].map((part) => fillPersonalLinks(part, () => url))
  expect(Buffer.byteLength(html ?? '')).toBeLessThan(102_000)
  const bytes = await buildMail({
    ...mail(),
    subject: digest.subject,
    html: html ?? '',
    text: text ?? '',
  })
  const built = Buffer.from(bytes)
  const read = await PostalMime.parse(built)
  expect(read.html?.trim()).toBe(html?.trim())
  expect(read.text?.trim()).toBe(text?.trim())
  expect(read.subject).toBe(digest.subject)
  expect(read.html?.split('人均多得两千元').length).toBeGreaterThan(40)
  const lines = built.toString('latin1').split('\r\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998)
  expect(read.html).not.toMatch(/[\ue000\ue001]/)
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
