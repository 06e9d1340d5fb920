/** Pages as printers set them: what is furniture, in which order columns are read, where pages begin. */
import { parseBulletin, sourceAt } from '@jianbao/extraction'
import { expect, test } from 'vitest'
import type { TextItem } from '../src/pages/page-line.ts'
import { layPage, setPages } from '../src/pages/set-pages.ts'

const paper = { width: 595, height: 842 }
const size = 12

/** A line of text as wide as its characters. */
const at = (x: number, y: number, text: string, type = size): TextItem => ({
  text,
  x,
  y,
  width: [...text].reduce((sum, sign) => sum + (sign > '\u2000' ? type : type / 2), 0),
  size: type,
})

const set = (...pages: readonly (readonly TextItem[])[]) =>
  setPages(pages.map((items, index) => layPage({ page: index + 1, ...paper, items })))

const linesOf = (...pages: readonly (readonly TextItem[])[]) =>
  set(...pages)
    .text.split('\n')
    .filter((line) => line !== '')

const full = (text: string) => text.repeat(40).slice(0, 37)
const left = 72
const body = (y: number, text: string) => at(left, y, full(text))

test('running heads and page numbers go, whatever the number; titles at the top of pages stay', () => {
  const page = (number: number) => [
    at(left, 40, '乡村动态　内部资料'),
    at(400, 40, `第37期 ${number}`),
    at(left, 90, `案例${number + 4}　推行一窗通办`, 16),
    body(120, '全县推行一窗通办改革'),
    at(left, 140, '群众满意。'),
    at(290, 800, `- ${number} -`),
  ]
  expect(linesOf(page(1), page(2), page(3))).toEqual(
    [1, 2, 3].flatMap((number) => [
      `# 案例${number + 4}　推行一窗通办`,
      `${full('全县推行一窗通办改革')}群众满意。`,
    ]),
  )
})

test('of two columns the left one is read first, below a title across both', () => {
  const column = (x: number, text: string) =>
    Array.from({ length: 10 }, (_, row) => at(x, 140 + row * 20, text.repeat(20).slice(0, 17)))
  const lines = linesOf([
    at(150, 100, '关于推进乡村振兴的若干意见', 18),
    ...column(72, '左栏'),
    ...column(320, '右栏'),
  ])
  expect(lines[0]).toBe('# 关于推进乡村振兴的若干意见')
  expect(lines.join('')).toMatch(/^#[^左右]*[左栏]+[右栏]+$/)
})

test('cells of a table stay apart, and its rows on lines of their own', () => {
  const row = (y: number, ...cells: readonly string[]) =>
    cells.map((cell, index) => at(left + index * 150, y, cell))
  expect(
    linesOf([
      ...row(100, '地区', '投资', '户数'),
      ...row(120, '陕西', '5亿元', '300'),
      body(150, '正文'),
    ]),
  ).toEqual(['地区 ‖ 投资 ‖ 户数', '陕西 ‖ 5亿元 ‖ 300', full('正文')])
})

test('a sentence that runs over a page is one paragraph, and every block knows its page', () => {
  const items = [
    [
      at(left, 100, '产业发展', 16),
      at(left + 24, 130, full('第一页的段落').slice(0, 35)),
      body(150, '接着写'),
    ],
    [at(left, 100, '写到这里结束。'), at(left + 24, 130, '第二页的段落只有这么一行。')],
  ]
  const { text, pages } = set(...items)
  expect(pages).toHaveLength(2)
  expect(text.slice(pages[1]?.start)).toMatch(/^写到这里结束。/)
  const source = {
    name: 'a.pdf',
    mediaType: 'application/pdf',
    encoding: null,
    bytes: 1,
    sha256: 'a'.repeat(64),
  }
  const parsed = parseBulletin(text, source, { pages })
  const blocks = parsed.articles.flatMap((article) => article.blocks)
  expect(blocks.map((block) => block.page)).toEqual([1, 2])
  expect(sourceAt(parsed, (blocks[0]?.end ?? 0) - 1)).toMatchObject({ page: 2 })
  expect(sourceAt(parsed, blocks[0]?.start ?? 0)).toMatchObject({ page: 1 })
})

test('signs of another font, drawn after the rest of the line, stand where they are printed', () => {
  const items = [
    { ...at(left, 100, '按'), width: 12 },
    { ...at(left + 12, 100, '4 3 3'), width: 42 },
    { ...at(left + 18, 100, '∶'), width: 12 },
    { ...at(left + 36, 100, '∶'), width: 12 },
    at(left + 54, 100, '分担'),
  ]
  expect(linesOf(items)).toEqual(['按4∶3∶3分担'])
})
