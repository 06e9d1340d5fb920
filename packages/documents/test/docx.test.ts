/** What people in offices do in Word and WPS, and what reaches the text of it. */
import {
  AlignmentType,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readDocument } from '../src/index.ts'
import { linesIn } from './support/read.ts'

type Options = ConstructorParameters<typeof Document>[0]
type Child = Options['sections'][number]['children'][number]

const write = async (children: readonly Child[], options: Partial<Options> = {}) =>
  new Uint8Array(await Packer.toBuffer(new Document({ ...options, sections: [{ children }] })))

const plain = (text: string): Paragraph => new Paragraph(text)
const cell = (...texts: string[]): TableCell => new TableCell({ children: texts.map(plain) })

/** Replaces a part of the package: for what the writing library cannot write. */
function edit(docx: Uint8Array, path: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(docx)
  parts[path] = strToU8(change(strFromU8(parts[path] ?? new Uint8Array())))
  return zipSync(parts)
}

const body = (docx: Uint8Array, xml: string): Uint8Array =>
  edit(docx, 'word/document.xml', (document) => document.replace(/(<w:body>)/, `$1${xml}`))

const numbering: Options['numbering'] = {
  config: [
    {
      reference: 'outline',
      levels: [
        {
          level: 0,
          format: LevelFormat.CHINESE_COUNTING,
          text: '%1、',
          alignment: AlignmentType.START,
        },
        {
          level: 1,
          format: LevelFormat.CHINESE_COUNTING,
          text: '（%2）',
          alignment: AlignmentType.START,
        },
        { level: 2, format: LevelFormat.DECIMAL, text: '%3.', alignment: AlignmentType.START },
      ],
    },
  ],
}
const numbered = (text: string, level: number) =>
  new Paragraph({ text, numbering: { reference: 'outline', level } })

test('headings that Word numbers by itself carry their numbers, and deeper ones begin anew', async () => {
  const docx = await write(
    [
      numbered('总体要求', 0),
      numbered('指导思想', 1),
      numbered('工作目标', 1),
      numbered('建成冷库12座', 2),
      numbered('重点任务', 0),
      numbered('补齐短板', 1),
    ],
    { numbering },
  )
  expect(await linesIn(docx)).toEqual([
    '一、总体要求',
    '（一）指导思想',
    '（二）工作目标',
    '1. 建成冷库12座',
    '二、重点任务',
    '（一）补齐短板',
  ])
})

test('numbers that stand in a style are printed too, and the style is a heading', async () => {
  const docx = await write(
    [
      new Paragraph({ text: '改革背景', heading: HeadingLevel.HEADING_1 }),
      new Paragraph({ text: '主要做法', heading: HeadingLevel.HEADING_1 }),
    ],
    { numbering },
  )
  const numbered = await write(
    [new Paragraph({ text: 'x', numbering: { reference: 'outline', level: 0 } })],
    { numbering },
  )
  const parts = unzipSync(numbered)
  const list = edit(docx, 'word/numbering.xml', () =>
    strFromU8(parts['word/numbering.xml'] ?? new Uint8Array()),
  )
  const lists = strFromU8(parts['word/numbering.xml'] ?? new Uint8Array())
  const id = [...lists.matchAll(/<w:num w:numId="(\d+)"/g)].at(-1)?.[1]
  const styled = edit(list, 'word/styles.xml', (styles) =>
    styles.replace(
      /(<w:style [^>]*w:styleId="Heading1"[^>]*>.*?)(<\/w:style>)/s,
      `$1<w:pPr><w:numPr><w:numId w:val="${id}"/></w:numPr></w:pPr>$2`,
    ),
  )
  expect(await linesIn(styled)).toEqual(['# 一、改革背景', '# 二、主要做法'])
})

test('a soft line break is a line end; a bold paragraph is marked, bold words inside are not', async () => {
  const docx = await write([
    new Paragraph({ children: [new TextRun('第一行'), new TextRun({ text: '第二行', break: 1 })] }),
    new Paragraph({
      children: [
        new TextRun({ text: '典型', bold: true }),
        new TextRun({ text: '经验', bold: true }),
      ],
    }),
    new Paragraph({
      children: [new TextRun({ text: '一是', bold: true }), new TextRun('加强领导。')],
    }),
  ])
  expect(await linesIn(docx)).toEqual(['第一行', '第二行', '**典型经验**', '一是加强领导。'])
})

test('rows of a table are lines of cells; a table that only arranges the page is not seen', async () => {
  const docx = await write([
    new Table({
      rows: [
        new TableRow({ children: [cell('地区'), cell('投资（亿元）')] }),
        new TableRow({ children: [cell('陕西'), cell('5')] }),
      ],
    }),
    new Table({
      rows: [new TableRow({ children: [cell('产业发展', '西藏 | 青稞产业带动增收'), cell('')] })],
    }),
  ])
  expect(await linesIn(docx)).toEqual([
    '地区 ‖ 投资（亿元）',
    '陕西 ‖ 5',
    '产业发展',
    '西藏 | 青稞产业带动增收',
  ])
})

test('tracked changes read as accepted', async () => {
  const change = { id: 1, author: 'a', date: '2025-01-01T00:00:00Z' }
  const docx = await write([
    new Paragraph({
      children: [
        new TextRun('投资'),
        new DeletedTextRun({ text: '3亿元', ...change }),
        new InsertedTextRun({ text: '5亿元', ...change, id: 2 }),
        new TextRun('。'),
      ] as ParagraphChild[],
    }),
  ])
  const joined = body(
    docx,
    '<w:p><w:pPr><w:rPr><w:del w:id="9" w:author="a"/></w:rPr></w:pPr><w:r><w:t>前半句</w:t></w:r></w:p><w:p><w:r><w:t>后半句。</w:t></w:r></w:p>',
  )
  expect(await linesIn(joined)).toEqual(['前半句后半句。', '投资5亿元。'])
})

test('headers and footers are not text; a footnote follows its paragraph', async () => {
  const docx = await Packer.toBuffer(
    new Document({
      footnotes: { 1: { children: [plain('数据截至2025年3月底')] } },
      sections: [
        {
          headers: { default: new Header({ children: [plain('内部资料')] }) },
          footers: { default: new Footer({ children: [plain('第1页')] }) },
          children: [
            new Paragraph({
              children: [new TextRun('完成投资5亿元。'), new FootnoteReferenceRun(1)],
            }),
          ],
        },
      ],
    }),
  )
  expect(await linesIn(new Uint8Array(docx))).toEqual([
    '完成投资5亿元。',
    '注：数据截至2025年3月底',
  ])
})

test('text in boxes is read once, though Word keeps it twice', async () => {
  const box = (words: string) =>
    `<w:txbxContent><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:txbxContent>`
  const xml = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box('内部简报')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('内部简报')}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>第37期</w:t></w:r></w:p>`
  expect(await linesIn(body(await write([plain('正文。')]), xml))).toEqual([
    '第37期',
    '内部简报',
    '正文。',
  ])
})

test('a link keeps its address where its words do not say it', async () => {
  const link = 'https://www.example.gov.cn/a.html'
  const docx = await write([
    new Paragraph({
      children: [
        new TextRun('详见'),
        new ExternalHyperlink({ link, children: [new TextRun('通知全文')] }),
        new TextRun('。'),
      ],
    }),
    new Paragraph({ children: [new ExternalHyperlink({ link, children: [new TextRun(link)] })] }),
  ])
  expect(await linesIn(docx)).toEqual([`详见通知全文（${link}）。`, link])
})

test('a document of pictures needs OCR, a torn one is damaged, an empty one has no text', async () => {
  const docx = await write([plain('')])
  const scanned = zipSync({ ...unzipSync(docx), 'word/media/image1.png': new Uint8Array(9) })
  const whole = await write([plain('正文。')])
  const verdicts = await Promise.all(
    [scanned, whole.subarray(0, whole.length - 400), docx].map((bytes) =>
      readDocument(bytes, 'a.docx'),
    ),
  )
  expect(verdicts).toMatchObject([
    { fault: 'needs-ocr' },
    { fault: 'damaged-file' },
    { fault: 'no-text' },
  ])
})
