/** Prints one and the same bulletin in the many ways bulletins arrive. Every sentence is invented. */

interface PrintedBlock {
  readonly kind: 'heading' | 'paragraph'
  readonly marker: string | null
  readonly text: string
}

export interface PrintedArticle {
  readonly section: string | null
  readonly label: string | null
  readonly title: string
  readonly sourceUrl: string | null
  readonly abstract: string | null
  readonly blocks: readonly PrintedBlock[]
}

export interface PrintOptions {
  readonly lineEnd?: string
  /** The table of contents: without heading, under 目录, or with leader dots and page numbers. */
  readonly contents?: 'none' | 'bare' | 'headed' | 'leaders' | 'numbered'
  readonly bar?: string
  readonly blankLines?: number
  readonly section?: (name: string) => string
  readonly title?: (title: string, ordinal: number) => string
  /** Columns at which paragraphs are broken; headings and label lines stay whole. */
  readonly wrapColumns?: number
  /** A blank line after every printed line, as some PDF readers leave it. */
  readonly blankBetweenLines?: boolean
  readonly indent?: string
  readonly sources?: 'none' | 'below' | 'page-end'
  readonly credit?: boolean
  /** Paragraphs after which a page ends. */
  readonly pageEvery?: number
  readonly pageNumber?: (page: number) => string
  readonly runningHead?: string
  readonly head?: readonly string[]
  readonly trailer?: readonly string[]
  readonly underTitle?: string
}

const isWide = (sign: string): boolean => /[\u2e80-\uffef\u2010-\u2027]/.test(sign)

/** Breaks a paragraph at a width; Latin words and numbers stay whole, as typesetters keep them. */
function wrapped(text: string, columns: number): readonly string[] {
  const words = text.match(/[A-Za-z0-9.%+-]+|[\s\S]/g) ?? []
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const word of words) {
    const size = [...word].reduce((sum, sign) => sum + (isWide(sign) ? 2 : 1), 0)
    if (width + size > columns && line !== '') {
      lines.push(line)
      line = ''
      width = 0
    }
    line += word
    width += size
  }
  if (line !== '') lines.push(line)
  return lines
}

class Printer {
  readonly #options: PrintOptions
  readonly #lines: string[] = []
  #paragraphs = 0
  #page = 1
  #urls: string[] = []

  constructor(options: PrintOptions) {
    this.#options = options
  }

  line(text: string): void {
    this.#lines.push(text)
    const blanks = this.#options.blankBetweenLines === true ? 1 : (this.#options.blankLines ?? 1)
    for (let blank = 0; blank < blanks; blank += 1) this.#lines.push('')
  }

  paragraph(text: string): void {
    const { wrapColumns, indent = '', blankLines = 1, blankBetweenLines } = this.#options
    const lines = wrapColumns === undefined ? [text] : wrapped(text, wrapColumns)
    // A page that ends with a sentence leaves open whether the paragraph ended with it.
    const torn = lines.findIndex(
      (line, at) => at >= lines.length / 2 - 1 && !/[。；：！？”]$/.test(line),
    )
    lines.forEach((line, at) => {
      this.#lines.push(at === 0 ? `${indent}${line}` : line)
      if (blankBetweenLines === true) this.#lines.push('')
      if (at === torn) this.#endPage()
    })
    if (blankBetweenLines !== true) for (let at = 0; at < blankLines; at += 1) this.#lines.push('')
  }

  #endPage(): void {
    const { pageEvery, pageNumber, runningHead } = this.#options
    this.#paragraphs += 1
    if (pageEvery === undefined || this.#paragraphs % pageEvery !== 0) return
    this.flushUrls()
    if (pageNumber !== undefined) this.#lines.push('', pageNumber(this.#page), '')
    if (runningHead !== undefined) this.#lines.push('', runningHead, '')
    this.#page += 1
  }

  title(article: PrintedArticle, ordinal: number): void {
    const { bar = ' | ', title = (text) => text, underTitle, sources = 'none' } = this.#options
    const text = article.label === null ? article.title : `${article.label}${bar}${article.title}`
    this.line(title(text, ordinal))
    if (underTitle !== undefined) this.line(underTitle)
    if (sources === 'page-end' && article.sourceUrl !== null) this.#urls.push(article.sourceUrl)
  }

  flushUrls(): void {
    if (this.#urls.length > 0) this.#lines.push('', ...this.#urls)
    this.#urls = []
  }

  text(): string {
    return this.#lines.join(this.#options.lineEnd ?? '\n')
  }
}

function printContents(
  printer: Printer,
  articles: readonly PrintedArticle[],
  options: PrintOptions,
): void {
  const { contents = 'none', bar = ' | ' } = options
  if (contents === 'none') return
  if (contents !== 'bare') printer.line(contents === 'numbered' ? '目 录' : '目录')
  let section: string | null = null
  articles.forEach((article, at) => {
    if (article.section !== section && article.section !== null) printer.line(article.section)
    section = article.section
    const entry = article.label === null ? article.title : `${article.label}${bar}${article.title}`
    if (contents === 'leaders') printer.line(`${entry}${'.'.repeat(12)} ${at + 2}`)
    else if (contents === 'numbered') printer.line(`${at + 1}. ${entry}\t${at + 2}`)
    else printer.line(entry)
  })
}

function printBlock(printer: Printer, block: PrintedBlock): void {
  if (block.kind === 'paragraph') printer.paragraph(block.text)
  else printer.line(`${block.marker ?? ''}${block.text}`)
}

/** The bulletin as one text. */
export function printBulletin(
  articles: readonly PrintedArticle[],
  options: PrintOptions = {},
): string {
  const printer = new Printer(options)
  const { head = [], trailer = [], section = (name) => name, sources = 'none', credit } = options
  for (const line of head) printer.line(line)
  printContents(printer, articles, options)
  let open: string | null = null
  articles.forEach((article, at) => {
    if (article.section !== open && article.section !== null) printer.line(section(article.section))
    open = article.section
    printer.title(article, at + 1)
    if (article.abstract !== null) printer.paragraph(`摘要：${article.abstract}`)
    for (const block of article.blocks) printBlock(printer, block)
    if (credit === true) printer.line('来源：山河日报')
    if (sources === 'below' && article.sourceUrl !== null) printer.line(article.sourceUrl)
  })
  printer.flushUrls()
  for (const line of trailer) printer.line(line)
  return printer.text()
}

const paragraph = (text: string): PrintedBlock => ({ kind: 'paragraph', marker: null, text })
const heading = (text: string, marker: string | null = null): PrintedBlock => ({
  kind: 'heading',
  marker,
  text,
})

/** Seven short articles in four sections; one without a label, one with sub-headings. */
export const digestArticles: readonly PrintedArticle[] = [
  {
    section: '政策速览',
    label: '水利部等四部门',
    title: '印发《山塘整治提升三年行动方案》',
    sourceUrl: 'https://www.example.cn/slb/2026-03/02/content_1001.html',
    abstract: null,
    blocks: [
      paragraph(
        '3月2日，水利部等四部门联合印发《山塘整治提升三年行动方案》，提出到2028年底完成4.6万座山塘的除险加固，中央财政按每座12万元给予补助，其余资金由省级统筹。',
      ),
      paragraph(
        '方案明确，山塘产权不清的，由乡镇先行确权；蓄水不足5000立方米的，可以结合高标准农田一并改造，避免重复投入，也避免工程建成之后无人看管、年年修补。',
      ),
    ],
  },
  {
    section: '政策速览',
    label: null,
    title: '全国村级图书流转经验交流会在湖州举行',
    sourceUrl: 'https://www.example.cn/wh/2026-03/05/content_1002.html',
    abstract: null,
    blocks: [
      paragraph(
        '3月5日，全国村级图书流转经验交流会在浙江省湖州市举行，来自19个省份的代表介绍了流动书箱、村民馆长、积分借阅等做法，会议没有安排领导讲话，全部时间留给一线馆员。',
      ),
      paragraph('与会代表认为，书要进得去、借得出、换得快，关键在于有人管、有经费、有车送。'),
    ],
  },
  {
    section: '产业观察',
    label: '云南普洱',
    title: '咖啡庄园办起“田间学校” 鲜果收购价涨三成',
    sourceUrl: 'https://news.example.com/a/20260306/88213.html',
    abstract: null,
    blocks: [
      paragraph(
        '云南省普洱市思茅区的咖啡庄园把培训课搬到田间，2025年以来开课126期，培训种植户5300多人次，鲜果一级品率由41%提高到67%，收购价每公斤上涨2.4元。',
      ),
      heading('老把式：从“看天采”到“看糖采”'),
      paragraph(
        '种植户李存妹说，过去一年采两遍，红的绿的一把抓；现在分七遍采，糖度不到18度不下树，同样一棵树多卖出20多元，一家人一年增收将近3万元，农闲还能在加工厂再挣一份工钱。',
      ),
      heading('年轻人：回村开起烘焙间'),
      paragraph(
        '27岁的周航辞去工作，贷款40万元开了烘焙间，把村里的豆子直接卖到外地咖啡馆，去年销售额突破260万元，带动12名同村青年返乡，其中一半做起了直播。',
      ),
    ],
  },
  {
    section: '产业观察',
    label: '甘肃',
    title: '设立10亿元马铃薯种薯风险补偿金',
    sourceUrl: 'https://news.example.com/a/20260308/88230.html',
    abstract: null,
    blocks: [
      paragraph(
        '甘肃省财政厅、省农业农村厅近日设立马铃薯种薯风险补偿金，总规模10亿元，对银行发放的种薯贷款本金损失按70%补偿，单户最高不超过200万元，期限三年。',
      ),
      paragraph('首批名单包括定西、张掖两市的36家企业，预计撬动贷款50亿元以上。'),
    ],
  },
  {
    section: '基层来信',
    label: '湖北宜昌',
    title: '秭归县用“夜间板凳会”回应柑农关切',
    sourceUrl: 'https://www.example.org/hb/2026/0309/4471.shtml',
    abstract: null,
    blocks: [
      paragraph(
        '“白天都在树上，晚上才有工夫坐下来。”湖北省宜昌市秭归县的村干部把会开到晚上八点以后，一年召开板凳会1140场，收集柑农意见3900条，办结率达到93.5%。',
      ),
      paragraph(
        '意见最集中的是运输轨道老化。县里筹资1800万元，更换轨道210公里，并约定由合作社每季度检修一次，费用从每斤柑橘中提取1分钱，账目在村务公开栏里逐笔公示。',
      ),
    ],
  },
  {
    section: '基层来信',
    label: '黑龙江黑河',
    title: '爱辉区推行农机“一码通管”',
    sourceUrl: 'https://www.example.org/hlj/2026/0310/4480.shtml',
    abstract: null,
    blocks: [
      paragraph(
        '黑龙江省黑河市爱辉区给全区8600台大型农机配上二维码，扫码可查作业亩数、检修记录和补贴发放情况，春耕前完成检修的农机已达97%，跨区作业纠纷同比减少58件。',
      ),
      paragraph('下一步，该区将在6月底前把植保无人机纳入管理，实现一机一码、全程可查。'),
    ],
  },
  {
    section: '数据之窗',
    label: '国家邮政局',
    title: '前两个月农村快件量同比增长14.2%',
    sourceUrl: 'https://www.example.cn/yz/2026-03/11/content_1009.html',
    abstract: null,
    blocks: [
      paragraph(
        '国家邮政局数据显示，今年前两个月，农村地区快件量达到86亿件，同比增长14.2%，其中农产品上行快件占31%，比去年同期提高2.6个百分点，冷链寄递增速最快。',
      ),
      paragraph('该局表示，年内将再建村级寄递站点3万个，重点补齐边境县和海岛县的短板。'),
    ],
  },
]

const chapters = (names: readonly string[], texts: readonly string[]): readonly PrintedBlock[] =>
  names.flatMap((name, at) => [heading(name, `0${at + 1}`), paragraph(texts[at] ?? '')])

/** Four case reports with 摘要 and numbered chapters, without sections and labels. */
export const caseArticles: readonly PrintedArticle[] = [
  {
    section: null,
    label: null,
    title: '以“共享菜窖”破解高原冬季吃菜难题',
    sourceUrl: null,
    abstract:
      'X县针对高原乡镇冬季蔬菜贵、品种少的问题，由村集体统一建设共享菜窖，农户按需租用窖位，冬季菜价平均下降28%，群众吃上了新鲜菜、便宜菜。',
    blocks: chapters(
      ['改革背景', '主要做法', '改革成效'],
      [
        'X县平均海拔3900米，冬季长达7个月，蔬菜主要从300公里外调运，遇到大雪封山，菜价常常翻番，群众意见很大。',
        '（一）统一建窖。县财政出资620万元，在14个村建设共享菜窖38座。（二）按位租用。每个窖位每季80元，收入归村集体。',
        '共享菜窖入窖率达到96%，带动村集体增收31万元，农户冬季买菜支出人均减少410元。',
      ],
    ),
  },
  {
    section: null,
    label: null,
    title: '推行“一杆秤”制度规范农贸市场经营秩序',
    sourceUrl: null,
    abstract:
      'X市在全部农贸市场设置公平秤，数据实时上传监管平台，缺斤短两先行赔付，2025年投诉量下降64%，市场满意度明显提升。',
    blocks: chapters(
      ['改革背景', '主要做法', '改革成效'],
      [
        '农贸市场计量器具更换频繁、监管力量不足，缺斤短两长期是群众投诉的热点，单靠突击检查难以根治。',
        '市市场监管局统一采购智能秤2600台，免费提供给摊主使用，称重数据与付款记录自动比对，异常情况十分钟内推送。',
        '截至2025年12月，先行赔付178起，金额4.3万元，摊主因守信获得租金减免96万元。',
      ],
    ),
  },
  {
    section: null,
    label: null,
    title: '建立山区公交“预约响应”机制方便群众出行',
    sourceUrl: null,
    abstract:
      'X县改定点班车为预约响应公交，村民电话或扫码即可叫车，空驶率由61%降到19%，财政补贴没有增加，行政村通达率达到100%。',
    blocks: chapters(
      ['改革背景', '改革措施', '改革成效'],
      [
        '山区客流少而散，定点班车经常空跑，班次越减越少，群众等车越等越久，形成恶性循环。',
        '县交通运输局整合42台车辆，建立统一调度平台，村医、村小教师和老年人优先派车，票价仍为2元。',
        '机制运行一年，累计响应预约11.8万次，平均等候时间由52分钟缩短到17分钟。',
      ],
    ),
  },
  {
    section: null,
    label: null,
    title: '创新“家门口陪诊”服务守护独居老人健康',
    sourceUrl: null,
    abstract:
      'X区依托社区卫生服务站培训陪诊员，为独居老人提供挂号、取药、复诊提醒等服务，服务费由长期护理保险支付大部分。',
    blocks: chapters(
      ['改革案例背景', '主要做法', '改革成效'],
      [
        'X区60岁以上独居老人1.2万人，其中三成患有两种以上慢性病，独自就医存在挂号难、听不清、记不住等困难。',
        '组建210人的陪诊员队伍，统一培训、统一保险、统一价格，每小时收费30元，个人负担6元。',
        '服务开展以来，累计陪诊2.9万人次，老人复诊按时率由55%提高到88%。',
      ],
    ),
  },
]
