import { type DigestArticle, type RobotKind, robotKinds, topics } from '@jianbao/schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderChat } from './render-chat.ts'

/** The limits as the services print them, counted from what would be sent: this test trusts no code of ours. */
const documented: Record<RobotKind, { bytesMax: number; counted: (message: object) => string }> = {
  // Request body 20 kB, with the two fields that sign it.
  feishu: {
    bytesMax: 20_000,
    counted: (message) =>
      JSON.stringify({
        timestamp: '1793667600',
        sign: 'Gm1VsPa0HCz4x8sZkGv5bKq9G5tF8E3n5tFhKx1yVYc=',
        ...message,
      }),
  },
  dingtalk: { bytesMax: 20_000, counted: (message) => JSON.stringify(message) },
  wecom: {
    bytesMax: 4_096,
    counted: (message) => (message as { markdown: { content: string } }).markdown.content,
  },
}

const article = (given: Partial<DigestArticle>): DigestArticle => ({
  articleId: null,
  storyId: '00000000-0000-4000-8000-000000000000',
  revision: 1,
  correction: false,
  topics: ['industry'],
  section: '产业发展',
  label: '湖南怀化',
  title: '甲',
  lead: null,
  sourceUrl: 'https://news.example/1',
  bulletin: '某简报',
  reasons: [],
  ...given,
})
const lead = (text: string) => ({ text, highlights: [] })
const pageUrl = `https://jianbao.example/d/d.${'x'.repeat(80)}`
const unsubscribeUrl = `https://jianbao.example/u/d.${'x'.repeat(80)}`
const links = { pageUrl, unsubscribeUrl }
const render = (kind: RobotKind, articles: DigestArticle[], keyword?: string) =>
  renderChat(kind, { content: { subject: '【简报】甲', articles }, topics, ...links, keyword })
const allText = (messages: object[]) => JSON.stringify(messages)
const family = '👨‍👩‍👧‍👦'

describe.each(robotKinds)('%s', (kind) => {
  const { bytesMax, counted } = documented[kind]
  const bytes = (message: object) => Buffer.byteLength(counted(message), 'utf8')

  test('no message is a byte longer than its service takes, whatever the digest holds', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 400 })
    const chinese = fc
      .array(fc.constantFrom('简', '报', family, '𠮷', '"', '\\', '\n', '(', '>', 'a'), {
        maxLength: 2_000,
      })
      .map((all) => all.join(''))
    const one = fc
      .record({ title: fc.oneof(words, chinese), text: fc.oneof(words, chinese) })
      .map(({ title, text }) => article({ title, lead: lead(text) }))
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 25 }), (articles) => {
        for (const message of render(kind, articles)) {
          expect(bytes(message)).toBeLessThanOrEqual(bytesMax)
          expect(counted(message).isWellFormed()).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('one byte more of Chinese or emoji at the border, and it is cut between characters, not inside', () => {
    for (const unit of ['简', '😀', family, 'a']) {
      const textOf = (count: number) => {
        const [message, ...more] = render(kind, [article({ lead: lead(unit.repeat(count)) })])
        expect(more).toEqual([])
        return counted(message ?? {})
      }
      const isWhole = (count: number) => !textOf(count).includes('…')
      let border = 0
      for (let step = 16_384; step >= 1; step /= 2) if (isWhole(border + step)) border += step
      for (const count of [border - 1, border, border + 1, border + 2, 3 * border]) {
        const text = textOf(count)
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytesMax)
        // Whole characters only: what is left after taking them out has no piece of one.
        expect(text.replaceAll(unit, '')).not.toMatch(/[\u200d\ud800-\udfff]/)
        expect(text.includes(unit.repeat(count))).toBe(count <= border)
      }
      // The room is used: nothing stays empty but what the mark and the last line may need.
      expect(Buffer.byteLength(textOf(border))).toBeGreaterThan(bytesMax - 150)
    }
  })

  test('a long digest is split between articles; each article stands whole in one part, in order', () => {
    const all = Array.from({ length: 40 }, (_, n) =>
      article({
        title: `第${n}篇`,
        lead: lead(`第${n}篇的开头${'文'.repeat(kind === 'wecom' ? 150 : 900)}完${n}。`),
      }),
    )
    const messages = render(kind, all)
    expect(messages.length).toBeGreaterThan(2)
    expect(messages.length).toBeLessThanOrEqual(9)
    for (const [at, message] of messages.entries()) {
      expect(allText([message]).replaceAll('（', '(').replaceAll('）', ')')).toContain(
        `(${at + 1}/${messages.length})`,
      )
    }
    const told = all.flatMap((_, n) => {
      const at = messages.findIndex((message) => allText([message]).includes(`第${n}篇的开头`))
      if (at >= 0) expect(allText([messages[at] ?? {}])).toContain(`完${n}。`)
      return at >= 0 ? [at] : []
    })
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(allText(messages.slice(0, -1))).not.toContain('退订')
    expect(allText(messages.slice(-1))).toContain('退订')
  })

  test('what a chat has no room for is counted, and its count leads to the whole digest', () => {
    const all = Array.from({ length: 300 }, (_, n) =>
      article({ title: `第${n}篇`, lead: lead('文'.repeat(400)) }),
    )
    const messages = render(kind, all)
    const last = messages.slice(-1)
    const left = all.filter(({ title }) => !allText(messages).includes(title)).length
    expect(left).toBeGreaterThan(100)
    const markdown = `[其余 ${left} 篇](${pageUrl})`
    const tag = JSON.stringify({ tag: 'a', text: `其余 ${left} 篇`, href: pageUrl })
    expect(allText(last)).toContain(kind === 'feishu' ? tag : markdown)
    for (const message of messages) expect(bytes(message)).toBeLessThanOrEqual(bytesMax)
    const content = { subject: '【简报】甲', articles: all }
    const closed = renderChat(kind, { content, topics, pageUrl: null, unsubscribeUrl: null })
    expect(allText(closed.slice(-1))).toMatch(/其余 \d+ 篇未列出。/)
  })

  test('the keyword a robot asks for stands in every part', () => {
    const all = Array.from({ length: 30 }, () => article({ lead: lead('文'.repeat(600)) }))
    const messages = render(kind, all, '晨报')
    expect(messages.length).toBeGreaterThan(1)
    for (const message of messages) expect(allText([message])).toContain('晨报')
  })

  test('what a bulletin says cannot become markup or call everybody', () => {
    const evil = '<at user_id="all">所有人</at> [点我](http://evil.example) @all **粗**'
    const text = allText(
      render(kind, [article({ title: evil, lead: lead(evil), sourceUrl: null })]),
    )
    if (kind === 'feishu') expect(text).toContain('"tag":"text"')
    else {
      expect(text).not.toContain('](http://evil')
      expect(text).not.toContain('<at')
      expect(text).not.toContain('@all')
    }
  })
})
