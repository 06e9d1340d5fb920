import { type Topic, topics } from '@jianbao/schema'
import { describe, expect, test } from 'vitest'
import { topicsOf } from './topics-of.ts'

const article = (given: Partial<Parameters<typeof topicsOf>[0]>) =>
  topicsOf({ section: null, title: '', abstract: null, paragraphs: [], ...given })
const ids = (given: Partial<Parameters<typeof topicsOf>[0]>) => article(given).map(({ id }) => id)

describe('topicsOf', () => {
  test('a printed section decides, even against the words of the article', () => {
    const found = article({ section: '脱贫攻坚', title: '扎实推进厕所革命，改善人居环境' })
    expect(found[0]).toEqual({ id: 'poverty', score: 1, reason: ['section'] })
    expect(found.map(({ id }) => id)).not.toContain('environment')
  })

  test('a section printed with spaces between its characters is the same section', () => {
    expect(article({ section: '产业 发展' })[0]?.id).toBe('industry')
  })

  test('finer topics are added to the one of the section', () => {
    expect(ids({ section: '产业发展', title: '农商银行新增贷款支持养殖户' })).toEqual([
      'industry',
      'finance',
    ])
  })

  test.each([
    ['学校与社区共办课后托管', 'education'],
    ['防汛预警叫应到村，暴雨前转移群众', 'emergency'],
    ['法院与调解组织合力化解纠纷', 'justice'],
    ['农村公路养护责任到人', 'transport'],
    ['乡镇卫生院医生签约服务慢病患者', 'health'],
    ['政务服务大厅推进数据共享', 'digital-government'],
    ['妇联关爱留守儿童', 'women-and-children'],
    ['耕地复垦与土地流转', 'land'],
    ['食品安全抽检覆盖农贸市场', 'food-safety'],
    ['科技特派员推广新品种', 'science'],
    ['四项举措保春耕备耕', 'agriculture'],
    ['快递进村打通农产品上行通道', 'commerce'],
    ['“积分银行”兑出乡风新气象', 'governance'],
    ['农村改厕与生活污水处理同步推进', 'environment'],
    ['Rural banks extend loans to small farms', 'finance'],
  ])('without a section, “%s” is about %s', (title, topic) => {
    expect(ids({ title })).toContain(topic)
  })

  test('the reason holds words that stand in the article', () => {
    const title = '农村供水水质提升'
    const paragraphs = ['新建水厂两座，自来水普及率提高。']
    for (const { reason } of article({ title, paragraphs })) {
      expect(reason.length).toBeGreaterThan(0)
      for (const word of reason) expect(title + paragraphs.join('')).toContain(word)
    }
  })

  test('a passing word in a long body names no topic', () => {
    const filler = '会议研究了若干事项，并就下一步安排交换了意见。'.repeat(40)
    expect(ids({ title: '会议简况', paragraphs: [`${filler}会后参观了学校。`] })).toEqual([])
  })

  test('a word in the title says more than the same word in the body', () => {
    const score = (given: Parameters<typeof ids>[0]) =>
      article(given).find(({ id }) => id === 'transport')?.score ?? 0
    expect(score({ title: '农村公路' })).toBeGreaterThan(score({ paragraphs: ['农村公路'] }))
  })

  test('part of a Latin word is not a key word', () => {
    expect(ids({ title: 'Broadcasting abroad' })).toEqual([])
  })

  test('a deployment adds a topic without code', () => {
    const own: Topic = {
      id: 'tea',
      zh: '茶产业',
      en: 'Tea',
      sections: [],
      keywords: { 茶园: 5 },
    }
    expect(
      topicsOf({ section: null, title: '茶园托管', abstract: null, paragraphs: [] }, [
        ...topics,
        own,
      ]).map(({ id }) => id),
    ).toContain('tea')
  })

  test('ids are unique and every topic has key words', () => {
    expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length)
    for (const { keywords } of topics) expect(Object.keys(keywords).length).toBeGreaterThan(5)
  })
})
