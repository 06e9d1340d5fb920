import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitSentences } from './split-sentences.ts'

const cut = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end))

describe('splitSentences', () => {
  test.each<[string, string[]]>([
    ['县里下了通知。各村照办！', ['县里下了通知。', '各村照办！']],
    ['他问：“何时通水？”大家笑了。', ['他问：“何时通水？”', '大家笑了。']],
    ['“先修路。再种树。”老支书说，这是共识。', ['“先修路。再种树。”老支书说，这是共识。']],
    ['亩产27.5公斤。增长3.1%。', ['亩产27.5公斤。', '增长3.1%。']],
    ['两项措施（先修。后种。后种再养）见效。', ['两项措施（先修。后种。后种再养）见效。']],
    ['“没有合上的引号。第二句还是第二句。', ['“没有合上的引号。', '第二句还是第二句。']],
    ['一是修渠；二是补植。', ['一是修渠；二是补植。']],
    ['第一行没有句号\n第二行', ['第一行没有句号', '第二行']],
    ['Prices rose 3.5 percent. Farmers agreed.', ['Prices rose 3.5 percent.', 'Farmers agreed.']],
  ])('%s', (text, sentences) => {
    expect(cut(text)).toEqual(sentences)
  })

  test('no character but white space is lost, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'。！；“”（）《》说a.1 \n村民') })
    fc.assert(
      fc.property(text, (sample) => {
        expect(cut(sample).join('').replace(/\s/gu, '')).toBe(sample.replace(/\s/gu, ''))
      }),
    )
  })
})
