/**
 * Is a division's name the beginning (or the middle) of the name of an office, school, hospital or
 * firm? 石家庄市|人社局, 湖北省|人民医院, 工行|浙江省|分行, 陕西|赫里欧新能源科技有限公司.
 */
import { townshipEnd } from './neighbours.ts'

const words = (list: string) => list.trim().split(/\s+/)

/** What may stand between the place and the head of the name. Longest first at each first letter. */
const modifiers = byFirst(
  words(`
  人民 中级 高级 最高 省级 市级 县级 基层 地方 中共 中国 国家 全国 省 市 县 区 州 旗 盟 地区 第一 第二 第三 第四 第五 第六 第七 第八 第九 第十
  农业 农村 农牧 农林 林业 草原 林草 水利 水务 水产 渔业 畜牧 兽医 粮食 物资 储备 教育 体育 科技 科学 技术 文化 旅游
  文旅 广电 广播 电视 新闻 出版 卫生 健康 计划 生育 卫健 医疗 保障 医保 中医 中医药 药品 食品 妇幼 保健 疾病 疾控 预防 控制
  人力 资源 人力资源 社会 社会保障 人社 民政 民族 宗教 事务 残疾人 退役 军人 军事 司法 公安 交警 交通 交通运输 运输 公路 铁路
  民航 邮政 应急 管理 消防 安全 生产 安监 地震 气象 自然 自然资源 国土 规划 住房 住建 城乡 城市 建设 城管 综合 行政 执法
  生态 环境 环保 市场 监督 监管 监督管理 市场监管 工商 质量 质监 税务 国税 地税 财政 审计 统计 发展 改革 发改 经济 经信
  信息 信息化 工业 工信 商务 贸易 外事 外贸 投资 促进 招商 金融 地方金融 银行 银保监 证监 保险 信贷 融资 担保 知识产权 专利
  大数据 数据 政务 服务 政数 行政审批 审批 营商 信访 机关 档案 党史 文献 组织 宣传 统战 政法 政策 研究 发展研究 编制 机构
  乡村 乡村振兴 振兴 扶贫 扶贫开发 开发 脱贫 攻坚 移民 供销 合作 农村商业 商业 农商 农信 农担 信用 联合 工商业 妇女 青年 少年
  儿童 红十字 慈善 老龄 老年 职业 技术 职业技术 师范 理工 医科 中医药 农业 林业 财经 工程 民族 外国语 实验 高等 专科 附属 中心
  港务 海事 海洋 海关 烟草 专卖 电力 供电 电网 水电 燃气 热力 自来水 公共 交易 公共资源 资源交易 公积金 住房公积金 就业 人才 社保
  国有 资产 国资 检察 法制 监察 巡察 纪律 检查 纪检 保密 机要 老干部 关工 文明 网信 网络 互联网 应用 创新 创业 孵化 展览 图书 博物 美术
  体彩 福利 救助 养老 殡葬 婚姻 登记 不动产 动物 植物 检疫 种子 种业 农机 农技 推广 土肥 蔬菜 茶叶 水果 园林 绿化 环卫 市政
  重点 项目 工程 质检 计量 标准化 特种 设备 检验 检测 食药 卫生计生 计生 日报 早报 晚报 经济开发 高新
  `),
)

/** What ends the name. The optional list after "!" must not follow. */
const heads = byFirst(
  words(`
  政府 党委 省委 市委 县委 区委 州委 旗委 盟委 地委 工委 党工委 纪委 监委 纪委监委 委员会 管委会 人大 人大常委会 政协 法院 检察院 法庭
  局 厅 委 办 办公厅 办公室 署 部 组织部 宣传部 统战部 院 大学 学院 学校 中学 小学 幼儿园 党校 医院 卫生院 卫生室 分院 医学院 职校 技校
  一中 二中 三中 一小 二小 一院 二院 三院 高中 研究院 研究所 科学院 农科院 社科院 设计院 银行 分行 支行 总行 农商行 农信社 信用社 村镇银行 证券交易所 交易所
  航空 航空公司 工行 农行 建行 中行 农发行 人行 邮储 公司 分公司 子公司 集团 证券 信托 协会 学会 商会 联合会 联社 妇联 文联 侨联 残联 科协
  工商联 工会 总工会 团委 共青团 基金会 日报 晚报 早报 晨报 电视台 广播电台 卫视 出版社 通讯社 派出所 法律援助中心 服务中心 中心 支队 大队 总队
  供销社 博物馆 图书馆 文化馆 美术馆 纪念馆 档案馆 机场 监狱 海关 疾控 戏剧院 剧团 歌舞团
  `),
)

const headFollowers: Readonly<Record<string, RegExp>> = {
  局: /^[部面势限促]/,
  委: /^[托派任屈员]/,
  办: /^[理法公学好事案成实结税]/,
  部: /^[分门署位落]/,
  院: /^[士落子校]/,
  中心: /^[集城区镇村组地点大户位]/,
  人大: /^(代|会议)/,
  公司: /^化/,
  政府: /^(采购|性)/,
  机场: /^路/,
  一中: /^[队心]/,
  二中: /^[队心]/,
  三中: /^[队心]/,
  航空: /^(产业|港|物流|运输|经济|枢纽|旅游|制造|器|城|业|航天|零部件|口岸|博物|学院|公司|货|快|客|线|装备|发动机|救援|服务|工业|科技|基地|小镇|材料|维修|应急|护林|植保|领域|研学|文化)/,
}

/** What the name of a body ends in. */
const bodyEnding =
  /(部|委|委员会|局|总局|署|总署|厅|办|办公厅|办公室|院|法院|检察院|政府|人大|常委会|政协|纪委|监委|会|妇联|残联|科协|文联|工商联|团中央|社|银行|分行|支行|总行|工行|农行|建行|中行|央行|邮储|公司|集团|大学|学院|中心|小组|指挥部|党组|中央|国务院|军区|法|检|组|站|所|馆|司|室|处)$/

/** 农业农村厅, 工行, 领导小组: the last characters are those of a body's name. */
export function endsLikeBody(name: string): boolean {
  return bodyEnding.test(name)
}

/** A name of more parts than this is a sentence. */
const partsMax = 9

const firmLengthMax = 26

/** In a firm's own name anything may stand, but not these: they make a sentence of it. */
const sentenceMarks =
  /[的了在与和及等对将为向从到被把以于是]|召开|举办|举行|推进|推动|开展|印发|出台|实施|组织|引进|支持|成立|探索|通过|依托|加快|打造|累计|全面|积极|深入|着力|聚焦|围绕|坚持|贯彻|落实|启动|落户|签约|拥有|共有|发布|要求|提出|明确|鼓励|引导|帮助|培育|做好|加强|走进|携手|多家|家|一批/

function byFirst(list: string[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>()
  for (const word of list.toSorted((a, b) => b.length - a.length)) {
    const first = word.slice(0, 1)
    map.set(first, [...(map.get(first) ?? []), word])
  }
  return map
}

function wordAt(
  map: ReadonlyMap<string, readonly string[]>,
  text: string,
  at: number,
): string | null {
  const first = text[at]
  if (first === undefined) return null
  return map.get(first)?.find((word) => text.startsWith(word, at)) ?? null
}

function headAt(text: string, at: number): string | null {
  const head = wordAt(heads, text, at)
  if (!head) return null
  const behind = text.slice(at + head.length, at + head.length + 2)
  if (/^长(?![期效远])/.test(behind)) return null
  return headFollowers[head]?.test(behind) ? null : head
}

/** Where the name of a body ends that goes on at `at`; null when none does. */
export function bodyEndFrom(text: string, at: number): number | null {
  let end: number | null = null
  for (let part = 0; part < partsMax; part += 1) {
    const head = headAt(text, at)
    const modifier = modifierAt(text, at, part > 0 && end !== at)
    if (head && head.length >= (modifier?.length ?? 0)) {
      at += head.length
      end = at
    } else if (modifier) {
      at += modifier.length
    } else {
      break
    }
  }
  return end
}

/** 人力资源|和|社会保障|局: 和 joins two modifiers, never two bodies. */
function modifierAt(text: string, at: number, isBehindModifier: boolean): string | null {
  if (isBehindModifier && text[at] === '和') {
    const next = wordAt(modifiers, text, at + 1)
    return next === null ? null : `和${next}`
  }
  return wordAt(modifiers, text, at)
}

/** True when a division that ends at `end` stands in the name of an office, school, hospital, firm. */
export function isOrganisationName(text: string, end: number): boolean {
  if (bodyEndFrom(text, end) !== null || isFirmName(text, end)) return true
  const township = townshipEnd(text, end)
  return township !== null && bodyEndFrom(text, township) !== null
}

function isFirmName(text: string, end: number): boolean {
  const behind = text.slice(end, end + firmLengthMax)
  const firm =
    /^([\u4e00-\u9fff（）()]{1,22}?)(?:有限公司|有限责任公司|股份公司|合作社|集团|中学|小学|医院|学校|幼儿园)/.exec(
      behind,
    )
  return firm !== null && !sentenceMarks.test(firm[1] ?? '')
}
