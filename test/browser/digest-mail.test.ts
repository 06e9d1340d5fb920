import { renderDigest } from '@jianbao/rendering'
import { topics } from '@jianbao/schema'
import { isLeftOut } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBrowser, type TestBrowser } from './a-browser.ts'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'

const articles = Array.from({ length: 40 }, (_, n) => ({
  articleId: null,
  storyId: id,
  revision: 1,
  correction: n === 2,
  changes: n === 2 ? [{ kind: 'added' as const, text: '投入1.2亿元。' }] : [],
  topics: ['industry'],
  section: '产业发展',
  label: '湖南怀化',
  title: `以工代赈修渠二十公里，三百户有了水浇地，第${n}篇`,
  lead: {
    text: '去年投入1.2亿元，带动三千户增收。',
    highlights: [{ kind: 'amount' as const, start: 4, end: 9 }],
  },
  sourceUrl: 'https://example.org/a',
  bulletin: '县域情况 第37期',
  reasons: [{ why: { topics: ['industry'], regions: [], words: ['以工代赈', '水浇地'] } }],
}))

describe.skipIf(isLeftOut('chromium'))('the mail of a digest', () => {
  let browser: TestBrowser
  beforeAll(async () => {
    browser = await aBrowser()
  })
  afterAll(() => browser[Symbol.asyncDispose]())

  const { html } = renderDigest({
    date: '2026年11月2日 星期一',
    locale: 'zh-CN',
    articles,
    topics,
    subscriptions: [{ id, name: '产业' }],
  })

  const show = async (width: number, colorScheme: 'light' | 'dark') => {
    const { page, complaints } = await browser.open({
      viewport: { width, height: 900 },
      colorScheme,
    })
    await page.setContent(html)
    const seen = await page.evaluate<{
      width: number
      column: number
      paper: string
      title: string
    }>(`({
      width: document.documentElement.scrollWidth,
      column: document.querySelector('.c').getBoundingClientRect().width,
      paper: getComputedStyle(document.querySelector('.c')).backgroundColor,
      title: getComputedStyle(document.querySelector('.t a')).color,
    })`)
    return { ...seen, complaints }
  }

  test('is one column of 600 px, and on a phone as wide as its screen, with nothing fetched', async () => {
    expect(await show(800, 'light')).toMatchObject({ width: 800, column: 600, complaints: [] })
    expect(await show(360, 'light')).toMatchObject({ width: 360, column: 360, complaints: [] })
  })

  test('is dark where its reader likes it dark', async () => {
    const brightness = (color: string) =>
      (color.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, each) => sum + Number(each), 0) / 3
    const [light, dark] = [await show(360, 'light'), await show(360, 'dark')]
    expect([brightness(light.paper) > 200, brightness(light.title) < 60]).toEqual([true, true])
    expect([brightness(dark.paper) < 60, brightness(dark.title) > 200]).toEqual([true, true])
  })
})
