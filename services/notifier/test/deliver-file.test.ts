import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { aBench } from './support/a-bench.ts'
import { readDeliveries } from './support/read-deliveries.ts'

const aDrop = {
  articles: [
    {
      title: '甲 *不是粗体* <b>',
      label: '湖南怀化',
      topics: ['industry'],
      sourceUrl: 'https://a.example/1',
    },
  ],
}

test('every digest becomes one Markdown file in its folder, named by its time', async () => {
  using home = aFolder()
  await using bench = await aBench({ environment: { JIANBAO_HOME: home.path } })
  await bench.subscribe({ address: 'file:每周' })
  await bench.drop(aDrop)
  const folder = join(home.path, 'digests', '每周')
  const [name, ...more] = readdirSync(folder)
  expect(more).toEqual([])
  expect(name).toMatch(/^2026-11-02-0900-[0-9a-f]{8}\.md$/)
  const text = readFileSync(join(folder, name ?? ''), 'utf8')
  expect(text).toContain('## 产业发展\n\n### 湖南怀化 \\| 甲 \\*不是粗体\\* \\<b\\>')
  expect(text).toContain('原文：<https://a.example/1>')
  expect(await readDeliveries(bench.db)).toMatchObject([
    { state: 'accepted', answer: `digests/每周/${name}` },
  ])
})

test('a notifier that died while writing leaves one file in the end, whole', async () => {
  using home = aFolder()
  await using bench = await aBench({ environment: { JIANBAO_HOME: home.path } })
  await bench.subscribe({ address: 'file:a' })
  await bench.drop(aDrop)
  const folder = join(home.path, 'digests', 'a')
  const [name = ''] = readdirSync(folder)
  const before = readFileSync(join(folder, name), 'utf8')
  writeFileSync(join(folder, `.${name}.tmp`), 'half')
  const lease_until = bench.clock.now()
  await bench.db
    .updateTable('deliveries')
    .set({ state: 'sending', lease_until, finished_at: null })
    .execute()
  bench.clock.pass(60_000)
  await bench.tick()
  expect(await readDeliveries(bench.db)).toMatchObject([{ state: 'accepted', ambiguous: 1 }])
  expect(readdirSync(folder)).toEqual([name])
  expect(readFileSync(join(folder, name), 'utf8')).toBe(before)
})

test('a folder that cannot be written is told, and tried again', async () => {
  using home = aFolder()
  writeFileSync(join(home.path, 'digests'), 'a file where the folder should be')
  await using bench = await aBench({ environment: { JIANBAO_HOME: home.path } })
  await bench.subscribe({ address: 'file:a' })
  await bench.drop(aDrop)
  const [row] = await readDeliveries(bench.db)
  expect(row).toMatchObject({ state: 'pending' })
  expect(row?.answer).toMatch(/写不进 digests\/a\/.*EEXIST|ENOTDIR/)
})

test('a feed is fetched by its reader: what is composed is delivered', async () => {
  await using bench = await aBench({ smtpUrl: 'smtp://127.0.0.1:1' })
  const { feedId } = await bench.subscribe({ address: 'feed' })
  expect(feedId).toMatch(/^[0-9a-f-]{36}$/)
  await bench.drop(aDrop)
  expect(await readDeliveries(bench.db)).toMatchObject([
    { kind: 'feed', state: 'accepted', attempt: 0 },
  ])
})
