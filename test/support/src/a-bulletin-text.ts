/** A bulletin's text in the shape of a section digest: contents, sections, labels, titles, trailer. */
import { randomFrom } from './random-from.ts'

const sections = ['宏观形势', '脱贫攻坚', '产业发展', '人居环境', '基层治理', '公共服务']
const labels = [
  '湖南怀化',
  '甘肃陇南',
  '山东寿光',
  '江西赣州',
  '贵州毕节',
  '浙江丽水',
  '四川成都',
  '陕西安康',
]
const characters =
  '春夏秋冬山川河湖田园村镇道路桥梁花果茶竹稻麦棉麻鱼牛羊蜂学校医院仓库厂房水电气热灯窗门墙红黄蓝绿高低长短远近新旧快慢多少东西南北前后左右建修开通种养收运销查访问答记写读画唱讲教练赛会谈商定办理管护巡防救助补贴奖优先后期初稳固扩展提升联合共同分享'

export interface BulletinTextOptions {
  readonly articles?: number
  /** Another seed, other words: texts of two seeds are no near-duplicates. */
  readonly seed?: number
  readonly paragraphs?: number
  /** One article for each: the same number gives the same article in every bulletin. */
  readonly articleSeeds?: readonly number[]
}

/** The same options give the same text; articles of different seeds share next to no wording. */
export function aBulletinText({
  articles = 3,
  seed = 1,
  paragraphs = 3,
  articleSeeds = Array.from({ length: articles }, (_, index) => seed * 1_000 + index),
}: BulletinTextOptions = {}): string {
  const written = articleSeeds.map((articleSeed, index) => {
    const random = randomFrom(articleSeed)
    return {
      section: pick(sections, index),
      heading: `${pick(labels, index + seed)} | ${words(random, 12)}`,
      body: Array.from({ length: paragraphs }, () => paragraph(random)),
    }
  })
  // Printed section by section, so that each section's name stands once.
  written.sort((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section))
  const bySection = (lines: (article: (typeof written)[number]) => string[]) =>
    written.flatMap((article, index) => {
      const opens = written[index - 1]?.section !== article.section
      return [...(opens ? [article.section] : []), ...lines(article)]
    })
  const contents = bySection((article) => [article.heading])
  const body = bySection((article) => [article.heading, ...article.body])
  const trailer = ['制作：示例政策观察室', '责任编辑：林若水', '审核：贺明川']
  return [...contents, ...body, ...trailer].join('\n\n')
}

function paragraph(random: () => number): string {
  const amount = 1 + Math.floor(random() * 900)
  const clauses = Array.from({ length: 5 }, () => words(random, 9 + Math.floor(random() * 6)))
  return `近日，${clauses[0]}，${clauses[1]}。${clauses[2]}，投入资金 ${amount} 万元，${clauses[3]}。${clauses[4]}。`
}

function words(random: () => number, length: number): string {
  const letters = [...characters]
  return Array.from({ length }, () => pick(letters, Math.floor(random() * letters.length))).join('')
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length]
  if (found === undefined) throw new Error('An empty list has nothing to pick.')
  return found
}
