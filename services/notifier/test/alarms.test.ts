import { acknowledgeAlarm, listAlarms } from '@jianbao/store'
import { expect, test } from 'vitest'
import { aBench, type Bench } from './support/a-bench.ts'
import { anSmtpServer } from './support/an-smtp-server.ts'

const dayMs = 24 * 60 * 60_000
const alarms = async (bench: Bench, state: 'open' | 'all' = 'open') =>
  (await listAlarms(bench.db, { limit: 20, state })).map(({ detail, name }) => ({
    ...detail,
    name,
  }))

/** Bulletins of one series, one each Monday, the last `weeks` weeks. */
async function aWeekly(bench: Bench, weeks: number) {
  for (let week = 0; week < weeks; week += 1) {
    const id = await bench.drop({ articles: [{ title: `第${week}期` }] })
    const series = '每周要闻'
    await bench.db.updateTable('sources').set({ series }).where('sha256', '=', id).execute()
    bench.clock.pass(7 * dayMs)
  }
}

test('a series that stays away alarms once, is acknowledged, and the next issue closes it', async () => {
  await using bench = await aBench({ at: '2026-09-07T01:00:00Z' })
  await aWeekly(bench, 8)
  await bench.watch()
  expect(await alarms(bench)).toEqual([])
  bench.clock.pass(14 * dayMs)
  for (const _ of [1, 2, 3]) await bench.watch()
  expect(await alarms(bench)).toMatchObject([
    { kind: 'series-silent', series: '每周要闻', gapDays: 5 },
  ])
  expect(bench.logged.filter((line) => line.includes('an alarm opened'))).toHaveLength(1)
  const [open] = await listAlarms(bench.db, { limit: 1, state: 'open' })
  const acknowledge = () =>
    acknowledgeAlarm(bench.db, {
      id: open?.id ?? '',
      at: bench.clock.now(),
      by: { actor: null, origin: 'cli' },
    })
  expect([await acknowledge(), await acknowledge()]).toEqual([true, false])

  await aWeekly(bench, 1)
  await bench.watch()
  expect([await alarms(bench), await alarms(bench, 'all')]).toMatchObject([
    [],
    [{ kind: 'series-silent' }],
  ])
})

test('a subscription that meets nothing of much alarms, until it is changed or meets something', async () => {
  await using bench = await aBench()
  await bench.subscribe({
    name: '写错的词',
    filter: { topics: [], regions: [], words: { any: ['以功代赈'], all: [], none: [] } },
  })
  await bench.subscribe({ name: '全部', address: 'all@example.org' })
  for (let i = 0; i < 20; i += 1) {
    const articles = Array.from({ length: 10 }, (_, j) => ({ title: `第${i}号第${j}条` }))
    await bench.drop({ articles })
  }
  await bench.watch()
  expect(await alarms(bench)).toEqual([])
  bench.clock.pass(31 * dayMs)
  await bench.watch()
  expect(await alarms(bench)).toMatchObject([
    { kind: 'subscription-silent', articles: 200, name: '写错的词 → reader@example.org' },
  ])
  await bench.drop({ articles: [{ title: '以功代赈' }] })
  await bench.watch()
  expect(await alarms(bench)).toEqual([])
})

test('an address where nothing arrives alarms, and one that arrives closes it', async () => {
  await using server = await anSmtpServer({
    manners: [{ do: 'refuse', at: 'data', code: 554, text: '5.6.0 no' }],
  })
  await using bench = await aBench({ smtpUrl: server.url })
  await bench.subscribe({})
  for (const title of ['甲', '乙', '丙']) await bench.drop({ articles: [{ title }] })
  await bench.watch()
  expect(await alarms(bench)).toMatchObject([
    { kind: 'channel-failing', channel: 'mail', failures: 3, name: 'reader@example.org' },
  ])
  server.manners = [{ do: 'accept' }]
  await bench.drop({ articles: [{ title: '丁' }] })
  await bench.watch()
  expect(await alarms(bench)).toEqual([])
})

test('mail that cannot leave at all alarms once, not once a reader', async () => {
  await using bench = await aBench()
  for (let i = 0; i < 6; i += 1) await bench.subscribe({ address: `r${i}@example.org` })
  await bench.drop({ articles: [{ title: '甲' }] })
  bench.clock.pass(3 * 60 * 60_000)
  await bench.tick()
  await bench.watch()
  expect(await alarms(bench)).toMatchObject([
    {
      kind: 'channels-failing',
      channel: 'mail',
      channels: 6,
      answer: '没有设置 SMTP_URL，邮件暂不发送。',
    },
  ])
})
