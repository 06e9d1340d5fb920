import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractMentions } from './extract-mentions.ts'
import { mentionsOf } from './mentions-of.ts'

/** Pieces that the finders look at, and glue between them. */
const piece = fc.oneof(
  fc.constantFrom(
    ...'0 1 2021 12 5 6.5 1,200 一 二 十 百 千 万 亿 两 几 数 余 多 点 年 月 日 号 元 角 成 % ‰ 个百分点 百分之 千分之'.split(
      ' ',
    ),
  ),
  fc.constantFrom(
    ...'《 》 〈 〉 （ ） “ ” 〔2021〕6号 国发 印发 通知 意见 以下简称 前 完成 书记 王明 每 亩 户 人次 -  — 至 到 、 和 ， 。'.split(
      ' ',
    ),
  ),
  fc.constantFrom(
    '\n',
    ' ',
    '\u3000',
    '**',
    '\u200b',
    'http://a.cn/2021/6',
    '￥',
    '２０２１',
    '⽉',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
)
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

test('whatever the text, nothing is thrown, every place holds and each kind is in text order', () => {
  fc.assert(
    fc.property(text, (given) => {
      for (const mentions of Object.values(extractMentions(given))) {
        let last = 0
        for (const mention of mentions) {
          expect(given.slice(mention.start, mention.end)).toBe(mention.text)
          expect(mention.start).toBeGreaterThanOrEqual(last)
          expect(mention.end).toBeGreaterThan(mention.start)
          last = mention.start
        }
      }
    }),
    { numRuns: process.env['JIANBAO_LONG'] === '1' ? 3_000 : 1_000 },
  )
})

const record =
  '县里印发《关于灌区改造的通知》（某水发〔2021〕6号），总投资27.4665亿元，其中每亩补助1500元，占比22.6%，' +
  '2021年6月17日开工，8月30日前完成12座泵站，惠及1.2万户；柳溪镇党委书记卢青说，“清渠润田”工程先行。'

const values = (given: string) =>
  Object.fromEntries(
    Object.entries(extractMentions(given)).map(([kind, mentions]) => [
      kind,
      mentions.map(({ start, end, text: surface, ...rest }) => rest),
    ]),
  )

test('spaces round digits, full-width digits and bold marks change no record', () => {
  const expected = values(record)
  expect(values(record.replace(/(\d[\d.]*)/g, ' $1 '))).toEqual(expected)
  expect(values(record.replace(/(\d[\d.]*)/g, '\u3000$1\u00a0'))).toEqual(expected)
  expect(values(record.replace(/总投资/g, '**总投资**'))).toEqual(expected)
  const wide = record.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  expect(values(wide)).toEqual(expected)
})

/** Lines of at most so many columns, an ideograph being two, as a page sets them. */
function wrapped(paragraph: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const character of paragraph) {
    const width = character.charCodeAt(0) < 0x2010 ? 1 : 2
    if (used + width > columns) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += character
    used += width
  }
  return [...lines, line]
}

test('lines broken at any width change no record', () => {
  const names = ['东塘', '西洲', '南岭头', '北水', '中渡口', '上坝', '下圩', '新田埂']
  const paragraph = names.map((name) => record.replace('灌区', `${name}灌区`)).join('')
  const expected = values(paragraph)
  for (let columns = 40; columns <= 160; columns += 1) {
    const lines = wrapped(paragraph, columns)
    expect(values(lines.join('\n')), `${columns} columns`).toEqual(expected)
    expect(values(lines.join(' \r\n\r\n')), `${columns} columns, blank lines`).toEqual(expected)
  }
})

const hostile = [
  '1',
  '1,',
  '1.',
  '一',
  '万',
  '十万',
  '亿',
  '2021年',
  '2021—',
  '3—',
  '2021、',
  '6月',
  '百分之',
  '《',
  '》',
  '《意见》',
  '以下简称《意见》',
  '“',
  '”',
  '（',
  '书记王',
  '每',
  '元',
  '多',
  'http://',
  'www.)',
  '：',
  '5%-',
  ' 1',
  '\n',
  '**',
]

test('four hundred thousand hostile characters of any kind are read in seconds', () => {
  for (const unit of hostile) {
    const given = unit.repeat(Math.ceil(400_000 / unit.length))
    const before = process.threadCpuUsage()
    mentionsOf(given, [{ start: 0, end: given.length }], { issueDate: null })
    const { user, system } = process.threadCpuUsage(before)
    expect((user + system) / 1000, unit).toBeLessThan(4000)
  }
}, 120_000)
