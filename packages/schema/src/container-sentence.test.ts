import { expect, test } from 'vitest'
import { containerSentence, countMembers, memberSentence } from './container-sentence.ts'

const read = { member: 'a.txt', state: 'parsed', fault: null, articleCount: 12 } as const
const bad = {
  member: '下/b.bin',
  state: 'rejected',
  fault: 'not-text',
  articleCount: null,
} as const
const open = { member: 'c.pdf', state: 'received', fault: null, articleCount: null } as const

test('a container says how many of its files were read, rejected, and are waited for', () => {
  expect(containerSentence(countMembers([read, bad, read]))).toEqual({
    zh: '3 件来件中 2 件已读取（共 24 篇），1 件退回。',
    en: 'Of 3 files in it 2 read (24 articles), 1 rejected.',
  })
  expect(containerSentence(countMembers([bad])).zh).toBe('1 件来件中 0 件已读取，1 件退回。')
  expect(containerSentence(countMembers([read, open])).zh).toBe(
    '2 件来件中 1 件已读取（共 12 篇），1 件等待读取。',
  )
  expect(containerSentence(countMembers([read]), 1).zh).toBe(
    '正文读出 1 篇；1 件来件中 1 件已读取（共 12 篇）。',
  )
})

test('a member says what became of it, and a code nobody knows is named', () => {
  expect(memberSentence(bad).zh).toMatch(/^下\/b\.bin：文件不是文本/)
  expect(memberSentence({ ...bad, fault: 'of-tomorrow' }).zh).toContain('of-tomorrow')
})
