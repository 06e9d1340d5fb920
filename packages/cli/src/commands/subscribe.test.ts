import { join } from 'node:path'
import { openStore } from '@jianbao/store'
import { aDatabase, aStoredBulletin, node, runProcess } from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'

async function jianbao(args: readonly string[], env: Record<string, string> = {}) {
  const main = join(import.meta.dirname, '../main.ts')
  await using run = runProcess(node, [main, ...args], {
    env: { PATH: process.env['PATH'], ...env },
  })
  return { code: await run.ended, said: run.output() }
}

const text = 'topic:industry region:湖南 any:茶,咖啡 -酒店 amount>=1亿'
const plain = '湖南省内、产业发展主题、含“茶”或“咖啡”、不含“酒店”、金额不低于1亿元'

describe('jianbao subscribe', () => {
  test('takes the filter as text, shows what it would have caught, and saves only when asked', async () => {
    await using database = await aDatabase()
    await using store = openStore({
      databaseUrl: database.url,
      applicationName: 'test',
      onIdleError: () => undefined,
    })
    await aStoredBulletin(store.db, {
      at: new Date(),
      articles: [
        {
          title: '茶园增收',
          label: '湖南怀化',
          topics: ['industry'],
          regions: [{ code: '431200', name: '怀化市' }],
          amount: { value: 150_000_000, text: '1.5亿元' },
        },
      ],
    })
    const env = { DATABASE_URL: database.url }
    const dry = await jianbao(['subscribe', text, '--to', 'a@example.org', '--dry-run'], env)
    expect(dry.code).toBe(0)
    expect(dry.said).toContain('未订阅')
    expect(dry.said).toContain(`内容 ${plain}`)
    expect(dry.said).toMatch(/近况 最近 12 周 1 篇，每周约 1 篇 {2}▁{11}█/)
    expect(dry.said).toContain('湖南怀化|茶园增收')
    expect(dry.said).toContain('主题 产业发展 · 地区 怀化市 · 金额 1.5亿元 · 词 茶')
    expect(await store.db.selectFrom('subscriptions').select('id').execute()).toEqual([])

    const saving = ['subscribe', text, '--to', 'a@example.org', '--urgent', '--locale', 'en']
    const saved = await jianbao(saving, env)
    expect(saved.said).toContain('已订阅')
    const reader = store.db.selectFrom('subscribers').select('locale')
    expect(await reader.executeTakeFirst()).toEqual({ locale: 'en' })
    const list = await jianbao(['subscriptions'], env)
    expect(list.said).toContain(plain)
    expect(list.said).toContain('紧急')
  }, 60_000)

  test('adds options to the text, and needs nothing that runs for a dry run', async () => {
    const args = [
      'subscribe',
      '茶',
      '--to',
      'a@example.org',
      '--dry-run',
      '--not',
      '酒店',
      '--json',
    ]
    const { code, said } = await jianbao([...args, '--region', '陕西'])
    expect(code).toBe(0)
    expect(JSON.parse(said)).toMatchObject({
      filter: { regions: ['610000'], words: { all: ['茶'], none: ['酒店'] } },
      preview: null,
    })
  })

  test.each([
    ['foo:bar', '第 1 个字：没有“foo”这个条件'],
    ['region:朝阳区', '不止一处，请写代码：110105 北京市朝阳区'],
    ['/(茶/', '模式 /(茶/ 不能用'],
  ])(
    'what cannot be read is a mistake of usage, told with its place: %s',
    async (filter, sentence) => {
      const { code, said } = await jianbao([
        'subscribe',
        filter,
        '--to',
        'a@example.org',
        '--dry-run',
      ])
      expect(code).toBe(2)
      expect(said).toContain(sentence)
    },
  )
})
