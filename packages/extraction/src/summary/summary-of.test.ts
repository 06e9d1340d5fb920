import type { Block } from '@jianbao/schema'
import { describe, expect, test } from 'vitest'
import { summaryOf } from './summary-of.ts'

/** Paragraphs laid out one after the other as in a bulletin's text, the first at offset 100. */
function aBody(...paragraphs: string[]): Block[] {
  let start = 100
  return paragraphs.map((text) => {
    const block: Block = { kind: 'paragraph', text, start, end: start + text.length }
    start = block.end + 1
    return block
  })
}

const without = { abstract: null, abstractStart: null }

describe('summaryOf', () => {
  const blocks = aBody(
    '近日，青溪县印发《青溪县河道保洁办法》，安排专项资金320万元。天气晴好，群众纷纷走上河堤。',
    '此外，还邀请志愿者参加。其中，学生占三成。二是加强巡查。',
    '截至5月底，全县已清理河道86公里，水质达标率提高到94.5%。大家都很高兴。',
  )
  const summary = summaryOf({ title: '青溪县河道保洁有了办法', ...without, blocks })
  const texts = summary.map(({ text }) => text)

  test('sentences with money, documents and results are chosen, in text order', () => {
    expect(texts).toEqual([
      '近日，青溪县印发《青溪县河道保洁办法》，安排专项资金320万元。',
      '截至5月底，全县已清理河道86公里，水质达标率提高到94.5%。',
    ])
    expect(summary.map(({ start }) => start)).toEqual(
      summary.map(({ start }) => start).toSorted((a, b) => a - b),
    )
  })

  test('a sentence that leans on its neighbour is not chosen', () => {
    for (const text of texts) expect(text).not.toMatch(/^(?:此外|其中|二是)/u)
  })

  test('every sentence is an original one at its offsets', () => {
    const whole = ' '.repeat(100) + blocks.map(({ text }) => text).join('\n')
    for (const { text, start, end } of summary) expect(whole.slice(start, end)).toBe(text)
  })

  test('a printed abstract is the summary', () => {
    const abstract = '全县推行河长制，投入2600万元。水质明显改善。'
    const given = { title: '河长制', abstract, abstractStart: 7, blocks }
    expect(summaryOf(given)).toEqual([
      { text: '全县推行河长制，投入2600万元。', start: 7, end: 7 + 17 },
      { text: '水质明显改善。', start: 24, end: 31 },
    ])
  })

  test('a long clause does not end in the ； behind it', () => {
    const clause = `全县${'修渠引水、护林固土、'.repeat(7)}渠道通水`
    const abstract = `${clause}；${'村民自管自护，'.repeat(30)}水价下降。`
    const [first] = summaryOf({ title: '修渠', abstract, abstractStart: 0, blocks })
    expect(first).toEqual({ text: clause, start: 0, end: clause.length })
  })

  test('an article of leaning sentences only still gets its first one', () => {
    const leaning = aBody('其中，学生占三成。此外，还有志愿者。')
    expect(summaryOf({ title: '活动', ...without, blocks: leaning })).toHaveLength(1)
  })

  test('an article without paragraphs has no summary', () => {
    expect(summaryOf({ title: '仅有标题', ...without, blocks: [] })).toEqual([])
  })
})
