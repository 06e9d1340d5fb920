/**
 * Articles in any number, made of the project's own vocabulary: topics' key words, divisions, bodies,
 * and names nobody has. Words come as in print, a few often and most seldom, so that an index meets the
 * frequencies it will meet in life. The same seed gives the same article.
 */
import { divisionsNamed, type NamedDivision } from '@jianbao/extraction'
import { type Article, type Mentions, topics } from '@jianbao/schema'

const bodies = ['国务院', '财政部', '教育部', '农业农村部', '国家发展改革委', '民政部', '司法部']
const kinds = ['指导意见', '实施方案', '管理办法', '通知', '条例', '行动计划', '若干措施']
const verbs = ['推进', '完善', '建立', '探索', '实施', '推动', '加强', '落实', '开展', '优化']
const links = ['，', '，', '、', '。', '；', '，并', '，同时', '。其中，', '，不断', '。为此，']
const amounts: readonly (readonly [string, number])[] = [
  ['万元', 1e4],
  ['亿元', 1e8],
  ['元', 1],
]
const characters =
  '春夏秋冬山川河湖田园村镇道路桥梁花果茶竹稻麦棉麻鱼牛羊蜂学校医院仓库厂房水电气热灯窗门墙红黄蓝绿高低长短远近新旧快慢多少东西南北前后左右建修开通种养收运销查访问答记写读画唱讲教练赛会谈商定办理管护巡防救助补贴奖优先后期初稳固扩展提升联合共同分享云海天地人民家国文化金银铜铁石土木火风雨雪霜星月日光明清正平安和顺福寿康宁礼义仁智信勇'

export interface WrittenArticle {
  readonly article: Article
  /** What the bulletin's text holds of it; the article's offsets count from `from`. */
  readonly text: string
}

/** `letters` is about how long the body is; bulletins in life have about 900. */
export function writeArticle(given: {
  seed: number
  id: string
  ordinal: number
  from: number
  letters: number
}): WrittenArticle {
  const pen = new Pen(given.seed, given.from)
  const topic = pen.seldomLater(topics)
  const region = pen.seldomLater(divisions())
  const byBody = pen.chance(0.2)
  const issuer = pen.seldomLater(bodies)
  const label = byBody ? issuer : region.name
  const section = topic.sections[0] ?? null
  pen.put(`${label} | `)
  const title = `${pen.seldomLater(verbs)}${pen.seldomLater(Object.keys(topic.keywords))}${pen.name(3)}`
  pen.put(`${title}\n`)
  const blocks: Article['blocks'] = []
  while (pen.length < given.letters) {
    const start = pen.at
    paragraph(pen, { keywords: Object.keys(topic.keywords), region })
    blocks.push({ kind: 'paragraph', text: pen.since(start), start, end: pen.at })
    pen.put('\n')
  }
  const labelRegions = byBody ? [] : [{ code: region.code, name: region.name }]
  const article: Article = {
    id: given.id,
    ordinal: given.ordinal,
    section,
    label,
    title,
    sourceUrl: null,
    abstract: null,
    abstractStart: null,
    abstractEnd: null,
    blocks,
    summary: [],
    topics: [{ id: topic.id, score: 1, reason: ['section'] }],
    labelRegions,
    issuers: byBody ? [{ name: issuer, canonical: issuer, andOthers: 0 }] : [],
    mentions: pen.mentions,
  }
  return { article, text: pen.text }
}

function paragraph(pen: Pen, given: { keywords: string[]; region: NamedDivision }): void {
  const phrases = 4 * (2 + pen.below(4))
  for (let at = 0; at < phrases; at += 1) {
    phrase(pen, pen.below(100), given)
    pen.put(pen.chance(0.4) ? pen.seldomLater(verbs) : pen.seldomLater(links))
  }
  pen.put('。')
}

function phrase(
  pen: Pen,
  draw: number,
  given: { keywords: string[]; region: NamedDivision },
): void {
  if (draw < 3) pen.amount()
  else if (draw < 5) pen.document()
  else if (draw < 9) pen.region(draw < 7 ? given.region : pen.seldomLater(divisions()))
  else if (draw < 40) pen.put(pen.seldomLater(given.keywords))
  else if (draw < 65) pen.put(pen.seldomLater(everyKeyword()))
  else pen.put(pen.name(2 + pen.below(3)))
}

class Pen {
  text = ''
  readonly mentions: Mentions = {
    regions: [],
    amounts: [],
    percentages: [],
    dates: [],
    documents: [],
    agencies: [],
    quantities: [],
    programmes: [],
    people: [],
    deadlines: [],
    links: [],
  }
  readonly #from: number
  #state: number

  constructor(seed: number, from: number) {
    this.#from = from
    this.#state = seed * 0x9e3779b9
  }

  get length(): number {
    return this.text.length
  }

  get at(): number {
    return this.#from + this.text.length
  }

  put(text: string): { text: string; start: number; end: number } {
    const start = this.at
    this.text += text
    return { text, start, end: this.at }
  }

  since(start: number): string {
    return this.text.slice(start - this.#from)
  }

  /** mulberry32: small, and the same on every machine. */
  draw(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  below(count: number): number {
    return Math.floor(this.draw() * count)
  }

  chance(share: number): boolean {
    return this.draw() < share
  }

  /** Zipf's law, near enough: the first of the list often, the last next to never. */
  seldomLater<T>(list: readonly T[]): T {
    const found = list[Math.floor(list.length ** this.draw()) - 1]
    if (found === undefined) throw new Error('An empty list has nothing to pick.')
    return found
  }

  name(length: number): string {
    let name = ''
    for (let at = 0; at < length; at += 1) name += characters[this.below(characters.length)]
    return name
  }

  region(division: NamedDivision): void {
    const { code, name } = division
    const level = code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'prefecture' : 'county'
    const place = this.put(name)
    this.mentions.regions.push({ code, name, level, role: 'place', candidates: [], ...place })
  }

  amount(): void {
    const [unit, factor] = this.seldomLater(amounts)
    const count = 1 + this.below(900)
    const value = { value: count * factor, valueMax: null, currency: 'CNY', per: null }
    this.mentions.amounts.push({ ...value, qualifier: 'exact', ...this.put(`${count}${unit}`) })
  }

  document(): void {
    const title = `关于${this.seldomLater(everyKeyword())}的${this.seldomLater(kinds)}`
    const number = this.chance(0.3)
      ? `示发〔${2018 + this.below(8)}〕${1 + this.below(90)}号`
      : null
    this.mentions.documents.push({ title, number, verb: '印发', ...this.put(`《${title}》`) })
  }
}

let allDivisions: readonly NamedDivision[] | undefined
/** Counties too: shuffled once, so that what comes often lies anywhere. */
function divisions(): readonly NamedDivision[] {
  allDivisions ??= shuffled(divisionsNamed('', 4_000))
  return allDivisions
}

let allKeywords: readonly string[] | undefined
function everyKeyword(): readonly string[] {
  allKeywords ??= shuffled(topics.flatMap((topic) => Object.keys(topic.keywords)))
  return allKeywords
}

function shuffled<T>(list: readonly T[]): T[] {
  const pen = new Pen(1, 0)
  return list
    .map((value) => ({ value, place: pen.draw() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value)
}
