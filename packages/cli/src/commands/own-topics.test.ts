/** What docs/extraction.md tells an operator to do for a topic of their own, done as a person types it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bulletin } from '@jianbao/schema'
import { aFolder, node, runProcess } from '@jianbao/test-support'
import { expect, test } from 'vitest'

const page = readFileSync(join(import.meta.dirname, '../../../../docs/extraction.md'), 'utf8')
const example = /```json topics\.json\n([\s\S]*?)```/.exec(page)?.[1] ?? ''

async function jianbao(args: readonly string[], env: Record<string, string>) {
  const main = join(import.meta.dirname, '../main.ts')
  await using run = runProcess(node, [main, ...args], {
    env: { PATH: process.env['PATH'], ...env },
  })
  return { code: await run.ended, said: run.output() }
}

function aTopicsFile(content: string) {
  const folder = aFolder()
  const path = join(folder.path, 'topics.json')
  const drop = join(folder.path, 'tea.txt')
  writeFileSync(path, content)
  writeFileSync(drop, '茶园托管让农户省心\n\n　　合作社统一管理茶园，农户按亩分红。\n')
  return { env: { JIANBAO_TOPICS: path }, drop, [Symbol.dispose]: () => folder[Symbol.dispose]() }
}

test('parse finds the topic of the example, with the words that decided', async () => {
  using own = aTopicsFile(example)
  const { code, said } = await jianbao(['parse', own.drop, '--json'], own.env)
  expect(code).toBe(0)
  const topics = bulletin.parse(JSON.parse(said)).articles[0]?.topics
  expect(topics?.find(({ id }) => id === 'tea')?.reason).toContain('茶园')
  const without = await jianbao(['parse', own.drop, '--json'], {})
  expect(without.said).not.toContain('"tea"')
})

test('subscribe accepts the topic of the example by id and by name', async () => {
  using own = aTopicsFile(example)
  const asked = ['subscribe', '--to', 'r@example.org', '--dry-run', '--topic']
  const [byId, byName, without] = await Promise.all([
    jianbao([...asked, 'tea'], own.env),
    jianbao([...asked, '茶产业', '--json'], own.env),
    jianbao([...asked, 'tea'], {}),
  ])
  expect(byId).toMatchObject({ code: 0, said: expect.stringContaining('内容 茶产业') })
  expect(JSON.parse(byName.said).filter.topics).toEqual(['tea'])
  expect(without).toMatchObject({ code: 2, said: expect.stringContaining('没有主题“tea”') })
})

test('a wrong file ends a command and the start with one sentence that names the entry', async () => {
  using own = aTopicsFile('[{ "id": "Tea" }]')
  using home = aFolder()
  const outcomes = await Promise.all([
    jianbao(['parse', own.drop], own.env),
    jianbao(['up'], { ...own.env, JIANBAO_HOME: join(home.path, 'home'), JIANBAO_PORT: '0' }),
  ])
  for (const { code, said } of outcomes) {
    expect(code).toBe(1)
    expect(said.trim().split('\n')).toEqual([
      expect.stringMatching(/第 1 个主题（Tea）的 id 须以小写字母开头/),
      expect.stringMatching(/topic 1 \(Tea\): id: it must begin with a lower-case letter/),
    ])
  }
})
