import { expect, test } from 'vitest'
import { readDocument } from '../src/index.ts'

const markdown = `动态
====

- 详见[全文](https://www.example.gov.cn/a)，![图](a.png)见 <https://www.example.gov.cn/b>。
<!-- 草稿
不要 --> 西藏 | 青稞产业\\_带动
__典型经验__
> 引文。

| 地区 | 户数 |
|---|--:|
| 陕西 | 300 |
甘肃 | 200
---
完。`

test('Markdown keeps what is printed, line for line', async () => {
  const read = await readDocument(new TextEncoder().encode(markdown), 'a.md')
  expect(read.ok && read.text.split('\n')).toEqual([
    '# 动态',
    '',
    '',
    '- 详见全文（https://www.example.gov.cn/a），见 https://www.example.gov.cn/b。',
    '',
    ' 西藏 | 青稞产业_带动',
    '**典型经验**',
    '引文。',
    '',
    '地区 ‖ 户数',
    '',
    '陕西 ‖ 300',
    '甘肃 ‖ 200',
    '',
    '完。',
  ])
})
