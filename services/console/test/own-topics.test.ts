/** A deployment's own topics in the console. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { aConsole } from './a-console.ts'

const tea = { id: 'tea', zh: '茶产业', en: 'Tea', sections: [], keywords: { 茶园: 5 } }

test('the form offers own topics after the bundled ones, with their names', async () => {
  using folder = aFolder()
  const file = join(folder.path, 'topics.json')
  writeFileSync(file, JSON.stringify([tea]))
  await using it = await aConsole({ environment: { JIANBAO_TOPICS: file } })
  const topics = await it.api<{ items: { id: string; zh: string; en: string }[] }>('/api/topics')
  expect(topics.body.items[0]?.id).toBe('macro')
  expect(topics.body.items.at(-1)).toEqual({ id: 'tea', zh: '茶产业', en: 'Tea' })
})

test('a file of topics that is wrong stops the start and names the entry', async () => {
  using folder = aFolder()
  const file = join(folder.path, 'topics.json')
  writeFileSync(file, JSON.stringify([{ ...tea, keywords: { 茶园: 9 } }]))
  await expect(aConsole({ environment: { JIANBAO_TOPICS: file } })).rejects.toThrow(
    /topic 1 \(tea\): keywords\.茶园/,
  )
})
