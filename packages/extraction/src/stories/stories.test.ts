import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffTexts } from './diff-texts.ts'
import { fingerprintOf } from './fingerprint-of.ts'
import { sha256 } from './sha256.ts'
import { bandsOf, signatureOf, similarity } from './signature-of.ts'
import type { StoryArticle } from './story-text.ts'

const sentences = Array.from(
  { length: 30 },
  (_, i) =>
    `第${i + 1}项工作由${'甲乙丙丁戊'.charAt(i % 5)}组负责，完成投资${i * 37 + 11}万元，惠及${i * 91 + 7}户。`,
)

function anArticle(paragraphs: readonly string[], title = '工作进展情况'): StoryArticle {
  return {
    title,
    abstract: null,
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', text, start: 0, end: text.length })),
  }
}

describe('sha256', () => {
  test('agrees with the platform on any text', () => {
    const expected = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
    for (const length of [0, 1, 54, 55, 56, 63, 64, 65, 1000]) {
      expect(sha256('a'.repeat(length))).toBe(expected('a'.repeat(length)))
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => sha256(text) === expected(text)),
    )
  })
})

describe('fingerprintOf', () => {
  const printed = anArticle(['投入5亿元，惠及３县。', '明年完成。'])

  test('spaces, bold marks, full-width digits and paragraph breaks do not change it', () => {
    const elsewhere = anArticle(['投入 5 亿元，**惠及3县**。明年\n完成。'])
    expect(fingerprintOf(elsewhere)).toBe(fingerprintOf(printed))
  })

  test('one changed figure changes it', () => {
    expect(fingerprintOf(anArticle(['投入6亿元，惠及3县。', '明年完成。']))).not.toBe(
      fingerprintOf(printed),
    )
  })

  test('words moved from the body to the title change it', () => {
    expect(fingerprintOf(anArticle(['丙丁'], '甲乙'))).not.toBe(
      fingerprintOf(anArticle(['乙丙丁'], '甲')),
    )
  })

  test('a printed abstract counts as body', () => {
    expect(fingerprintOf({ ...anArticle(['正文。']), abstract: '摘要。' })).toBe(
      fingerprintOf(anArticle(['摘要。正文。'])),
    )
  })
})

describe('signatureOf', () => {
  const article = anArticle(sentences)
  const signature = signatureOf(article)
  const shareBand = (a: readonly number[], b: readonly number[]) =>
    bandsOf(a).some((band) => bandsOf(b).includes(band))

  test('a lightly edited article is similar and meets the original in a band', () => {
    const edited = signatureOf(anArticle([...sentences.slice(0, 28), '另有两项顺延至明年。']))
    expect(similarity(signature, edited)).toBeGreaterThan(0.75)
    expect(shareBand(signature, edited)).toBe(true)
  })

  test('an article on something else is not similar', () => {
    const other = signatureOf(
      anArticle(['县医院派出专家下乡巡诊，为老人量血压、查视力。'.repeat(4)], '巡诊'),
    )
    expect(similarity(signature, other)).toBeLessThan(0.2)
    expect(shareBand(signature, other)).toBe(false)
  })

  test('a report in the same template with other figures is far from the same text', () => {
    const next = sentences.map((sentence) =>
      sentence.replace(/\d+/gu, (n) => String(Number(n) * 3 + 5)),
    )
    expect(similarity(signature, signatureOf(anArticle(next)))).toBeLessThan(0.6)
  })

  test('the estimate is near the true share of common shingles', () => {
    for (const kept of [6, 12, 18, 24]) {
      const part = anArticle(sentences.slice(0, kept))
      const estimate = similarity(signature, signatureOf(part))
      expect(Math.abs(estimate - jaccard(article, part))).toBeLessThan(0.15)
    }
  })

  test('two articles without words are not the same story', () => {
    const empty = signatureOf(anArticle(['……'], '—'))
    expect(similarity(empty, empty)).toBe(0)
    expect(bandsOf(empty)).toEqual([])
  })

  test('a whole bulletin is signed within 10 ms', () => {
    const bulletin = Array.from({ length: 20 }, (_, i) => anArticle(sentences, `第${i}篇`))
    // Time of this thread alone, and the best of several: the machine may be busy with other tests.
    const threadMs = () => {
      const { user, system } = process.threadCpuUsage()
      return (user + system) / 1000
    }
    const run = () => {
      const start = threadMs()
      for (const one of bulletin) bandsOf(signatureOf(one)).push(fingerprintOf(one))
      return threadMs() - start
    }
    expect(Math.min(...Array.from({ length: 8 }, run))).toBeLessThan(10)
  })
})

function jaccard(a: StoryArticle, b: StoryArticle): number {
  const shingles = ({ title, blocks }: StoryArticle) => {
    const letters = (title + blocks.map(({ text }) => text).join('')).replace(/[，。]/gu, '')
    return new Set(Array.from({ length: letters.length - 3 }, (_, at) => letters.slice(at, at + 4)))
  }
  const [left, right] = [shingles(a), shingles(b)]
  const common = [...left].filter((shingle) => right.has(shingle)).length
  return common / (left.size + right.size - common)
}

describe('diffTexts', () => {
  test('one changed sentence is shown as removed and added, the rest as the same', () => {
    expect(diffTexts('开工。投资5亿元。明年完工。', '开工。投资6亿元。明年完工。')).toEqual([
      { kind: 'same', text: '开工。' },
      { kind: 'removed', text: '投资5亿元。' },
      { kind: 'added', text: '投资6亿元。' },
      { kind: 'same', text: '明年完工。' },
    ])
  })

  test('headings and paragraphs keep their lines', () => {
    expect(diffTexts('一、目标\n开工。\n完工。', '一、目标\n开工。验收。\n运行。')).toEqual([
      { kind: 'same', text: '一、目标\n开工。' },
      { kind: 'removed', text: '完工。' },
      { kind: 'added', text: '验收。\n运行。' },
    ])
  })

  test('white space and marks alone change nothing', () => {
    expect(diffTexts('投资 5 亿元。', '投资5亿元！')).toEqual([
      { kind: 'same', text: '投资5亿元！' },
    ])
  })

  test('old and new can be read back from the changes, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('甲。', '乙。', '丙。', '丁。'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = diffTexts(before, after)
        const read = (without: string) =>
          changes
            .filter(({ kind }) => kind !== without)
            .map((change) => change.text)
            .join('')
        expect(read('added')).toBe(before)
        expect(read('removed')).toBe(after)
      }),
    )
  })
})
