import type { Article } from '@jianbao/schema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutLead, cutText, leadOf } from './lead-of.ts'

const place = (text: string, start: number) => ({ text, start, end: start + text.length })

function anArticle(given: Partial<Article>): Article {
  const none = { regions: [], percentages: [], dates: [], agencies: [], quantities: [] }
  const empty = { ...none, programmes: [], people: [], deadlines: [], links: [] }
  return {
    id: 'a',
    ordinal: 1,
    section: null,
    label: null,
    title: '题',
    sourceUrl: null,
    abstract: null,
    abstractStart: null,
    abstractEnd: null,
    blocks: [],
    summary: [],
    topics: [],
    labelRegions: [],
    issuers: [],
    mentions: { ...empty, amounts: [], documents: [] },
    ...given,
  }
}

const amount = (text: string, start: number) => ({
  value: 1,
  valueMax: null,
  currency: 'CNY',
  qualifier: 'exact' as const,
  per: null,
  ...place(text, start),
})

test('telling sentences are joined, and what is highlighted is the same words as in the text', () => {
  const mentions = {
    ...anArticle({}).mentions,
    amounts: [amount('5亿元', 102), amount('9元', 204), amount('3元', 900)],
    documents: [{ title: '办法', number: null, verb: null, ...place('《9元办法》', 203) }],
  }
  const summary = [place('投资5亿元。', 100), place('按《9元办法》办。', 202)]
  const lead = leadOf(anArticle({ summary, mentions }))
  expect(lead?.text).toBe('投资5亿元。按《9元办法》办。')
  expect(
    lead?.highlights.map(({ kind, start, end }) => [kind, lead.text.slice(start, end)]),
  ).toEqual([
    ['amount', '5亿元'],
    ['document', '《9元办法》'],
  ])
})

test('without telling sentences the abstract stands, else the first paragraphs, else nothing', () => {
  const paragraph = { kind: 'paragraph' as const, ...place('正文。', 10) }
  const heading = { kind: 'heading' as const, level: 1, marker: null, ...place('小标题', 0) }
  const blocks = [heading, paragraph]
  const printed = { abstract: '摘要。', abstractStart: 0, abstractEnd: 3 }
  expect(leadOf(anArticle({ blocks, ...printed }))?.text).toBe('摘要。')
  expect(leadOf(anArticle({ blocks }))?.text).toBe('正文。')
  expect(leadOf(anArticle({}))).toBeNull()
})

test('a cut ends with a sentence where one ends, and drops highlights it cuts through', () => {
  expect(cutText('第一句很完整。第二句太长了放不下', 12)).toBe('第一句很完整。')
  expect(cutText('没有句号的一段很长很长的话', 6)).toBe('没有句号的…')
  expect(cutText('他说：“这一句很完整。”后面太长了放不下', 12)).toBe('他说：“这一句很完整。”')
  const cut = cutText(`一二三四${'𠮷'.repeat(9)}`, 8)
  expect(cut.isWellFormed()).toBe(true)
  const lead = {
    text: '一共5亿元很多很多很多',
    highlights: [
      { kind: 'amount' as const, start: 2, end: 5 },
      { kind: 'amount' as const, start: 6, end: 9 },
    ],
  }
  expect(cutLead(lead, 8).highlights).toHaveLength(1)
})

test('no opening ends in the middle of a sentence without saying so', () => {
  expect(cutText('一是修路；', 20)).toBe('一是修路…')
  expect(cutText('一是修了很长的路；二是架了很长的桥；三是', 18)).toBe(
    '一是修了很长的路；二是架了很长的桥…',
  )
  expect(cutText('一是修了路，二是还没有架桥的地方', 8)).toBe('一是修了路…')
  const summary = [place('投资5亿元；', 0)]
  const amounts = [amount('5亿元', 2)]
  const lead = leadOf(anArticle({ summary, mentions: { ...anArticle({}).mentions, amounts } }))
  expect(lead).toEqual({ text: '投资5亿元…', highlights: [{ kind: 'amount', start: 2, end: 5 }] })
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('字', '，', '；', '。', '”', '𠮷', '：') }),
      fc.integer({ min: 4, max: 40 }),
      (text, max) => {
        const cut = cutText(text, max)
        expect(cut.length).toBeLessThanOrEqual(max)
        expect(cut).not.toMatch(/[；，、：]$/)
        expect(cut.isWellFormed()).toBe(true)
      },
    ),
  )
})
