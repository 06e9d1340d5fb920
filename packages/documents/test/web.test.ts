/** Web pages as they are saved: in their own encodings, with their site round them, as one file. */
import { expect, test } from 'vitest'
import { readDocument } from '../src/index.ts'
import { linesIn } from './support/read.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** 农业 and 農業 by other encoders than the ones under test. */
const gbk = Uint8Array.from(Buffer.from('c5a9d2b5', 'hex'))
const big5 = Uint8Array.from(Buffer.from('b941b77e', 'hex'))

const page = (charset: string, words: Uint8Array): Uint8Array =>
  Buffer.concat([
    utf8(
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body><p>`,
    ),
    words,
    utf8('</p></body></html>'),
  ])

test.each([
  ['gb2312', page('gb2312', gbk), '农业', 'gb18030'],
  ['big5', page('big5', big5), '農業', 'big5'],
  [
    'gb2312 left in a page that the browser saved as UTF-8',
    page('gb2312', utf8('农业')),
    '农业',
    'utf-8',
  ],
])('a page declared as %s', async (_, bytes, text, encoding) => {
  const read = await readDocument(bytes, 'a.html')
  expect(read).toMatchObject({ ok: true, encoding })
  expect(read.ok && read.text.trim()).toBe(text)
})

test('headings, bold lines, lists, tables, links and line breaks survive', async () => {
  const html = `<html><body><h2>一、总体要求</h2><p><b>指导<span>思想</span></b></p><p>第一行<br>第二行</p>
<ul><li>修路</li><li>架桥</li></ul><ol start="3"><li>培训</li></ol><ol style="list-style-type: cjk-ideographic"><li>验收</li></ol>
<table><tr><th>地区</th><th>户数</th></tr><tr><td>陕西</td><td>300</td></tr></table>
<p>详见<a href="https://www.example.gov.cn/a">全文</a>，<a href="#top">返回</a>。</p><p style="display:none">看不见</p></body></html>`
  expect(await linesIn(utf8(html))).toEqual([
    '## 一、总体要求',
    '**指导思想**',
    '第一行',
    '第二行',
    '- 修路',
    '- 架桥',
    '3. 培训',
    '一、验收',
    '地区 ‖ 户数',
    '陕西 ‖ 300',
    '详见全文（https://www.example.gov.cn/a），返回。',
  ])
})

test('the headline of a site page is kept, what stands round the article is not', async () => {
  const html = `<!DOCTYPE html><html><head><title>关于冷链物流的通知_某县政府网</title></head><body>
<div class="top"><a href="/1">首页</a><a href="/2">新闻</a><a href="/3">公开</a></div>
<h1>关于冷链物流的通知</h1><div class="info">发布时间：2025-05-20 来源：县农业农村局</div>
<div class="article"><p>${'各乡镇要加快建设冷链设施，年底前建成冷库十二座。'.repeat(8)}</p><p>${'项目资金由县财政统筹安排。'.repeat(8)}</p></div>
<div class="sidebar"><a href="/4">秋粮收购</a><a href="/5">防汛</a><a href="/6">招聘公告</a></div>
<div class="footer">版权所有</div></body></html>`
  const lines = await linesIn(utf8(html))
  expect(lines[0]).toBe('# 关于冷链物流的通知')
  expect(lines.join()).not.toMatch(/首页|招聘公告|版权所有/)
  expect(lines).toHaveLength(3)
})

test('a page saved as one file is read like the page', async () => {
  const mht = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.test/\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><head><meta charset=3D"utf-8"></head><body><p>=E5=86=9C=E4=B8=9A</p></body></html>\r\n--b--\r\n`
  expect(await linesIn(utf8(mht))).toEqual(['农业'])
})

test('a page nested a hundred thousand deep is refused, not endured', async () => {
  const read = await readDocument(utf8(`<html><body>${'<div>'.repeat(100_000)}字`), 'a.html')
  expect(read).toMatchObject({ ok: false, fault: 'damaged-file' })
})
