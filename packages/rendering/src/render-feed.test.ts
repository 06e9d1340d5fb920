import { topics } from '@jianbao/schema'
import { parseFeed } from 'feedsmith'
import { expect, test } from 'vitest'
import { type FeedToRender, renderFeed } from './render-feed.ts'

const feed: FeedToRender = {
  id: '0f8fad5b-d9cb-469f-a165-70867728950e',
  title: '产业 <发展> & 更多',
  selfUrl: 'https://jianbao.example/f/x.atom',
  homeUrl: 'https://jianbao.example',
  createdAt: new Date('2026-11-01T00:00:00Z'),
  topics,
  entries: [
    {
      storyId: '11111111-1111-4111-8111-111111111111',
      revision: 2,
      title: '甲 ]]> <b>&amp;</b> \u0007\ud83d',
      label: '湖南怀化',
      sourceUrl: 'https://news.example/1?a=1&b=2',
      topics: ['industry'],
      summary: [{ text: '一句。' }, { text: '又一句。' }],
      opening: '开头',
      bulletin: '某简报',
      at: new Date('2026-11-02T00:00:00Z'),
    },
  ],
}

test.each(['atom', 'rss', 'json'] as const)(
  '%s is read back by a feed reader as it was meant, whatever the titles hold',
  (form) => {
    const text = renderFeed(feed, form)
    const { format, feed: read } = parseFeed(text)
    expect(format).toBe(form)
    const all = JSON.stringify(read)
    expect(read.title === feed.title || all.includes('产业 <发展> & 更多')).toBe(true)
    expect(all).toContain('【更正】湖南怀化 | 甲 ]]> <b>&amp;</b> \ufffd')
    expect(all).toContain('一句。又一句。')
    expect(all).toContain('https://news.example/1?a=1&b=2')
    expect(all).toContain('urn:uuid:11111111-1111-4111-8111-111111111111#r2')
    expect(all).toContain('产业发展')
    expect(all).toMatch(/2026-11-02T00:00:00|02 Nov 2026 00:00:00 GMT/)
    expect(renderFeed(feed, form)).toBe(text)
  },
)
