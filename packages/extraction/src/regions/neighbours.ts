/**
 * What stands right before and right behind a name and makes it something else: a river, a road, a
 * village, a dish, a person; or, on the contrary, shows that it is a division.
 */

import { isLandscape } from './landscapes.ts'

const han = /[\u4e00-\u9fff]/

const roads =
  '路(?![网况面段政桥线径])|[东西南北中]路|街(?![头道区巷])|大街|大道|大桥|立交|胡同|隧道|古道|道(?![路县德口教士理歉义闸具])'
const waters =
  '河(?![流段道长套谷])|湖(?![泊区])|江(?![边段畔东南西北])|海峡|运河|湾(?!区)|水库|湿地|灌区'
const heights = '山(?![区村水乡地林洪体上下里间])|岭|峰(?!会)|平原|盆地|高原|草原|山脉|沙地'

/**
 * A name of a place or thing made from a bare name: of a city or county, of a province. 青海湖 and
 * 浙江路 are nothing in 青海 or 浙江 as such, but 广西|山清水秀 is 广西.
 */
const naturalEndings = [
  new RegExp(`^(${roads}|${waters}|${heights}|寺|庙|塔|桥头(?!镇|街道)|站街)`),
  new RegExp(`^(${roads}|湖(?!泊)|海峡)`),
] as const

/** A village, township or street named so. Never behind a province: 广西乡村, 上海街道. */
const settlementEnding =
  /^(镇(?!江|海|守|长)|庄(?!严|稼|园|重|河|浪|周)|乡(?!村|镇|亲|土|愁|贤|风|音|间|情)|村(?!民|级|庄|镇|落|集|寨|屯|居|企|干|两|委|医|务)|屯(?!垦)|街道|苏木|嘎查|社区(?!居民|卫生|治理|矫正|工作|医院))/

/** 宜兴|埠镇: a township of three characters that begins like a county. 昆山|周庄镇 is not one. */
const longerTownship =
  /^(?![的各全农山渔乡古新小省市县区城等该到在有个千百十万名强示与和及老大])[\u4e00-\u9fff](镇|街道|村(?![民级庄镇落集寨屯居企干两委医务])|乡(?![村镇亲土愁贤风音间情]))/

const dishes =
  /^(菜(?!篮|农|市|价|地|园|品|单|鸟|谱)|火锅|小吃|拉面|米粉|米线|炒饭|烤鸭|板鸭|盐水鸭|烧鸡|扒鸡|火腿|豆腐|粽子|月饼|龙井|毛尖|臭豆腐|热干面|烩面|泡馍|糯米饭|泡菜|排骨|牛肉面|羊肉粉|羊肉汤|肠粉|肉夹馍|凉皮|面皮|胡辣汤|醉蟹|酱鸭|卤鹅|小笼包|生煎|锅贴|臊子面|担担面|炸酱面|锅盔|酥饼|粿|话(?!题|语|筒|费|剧)|方言)/

/** Farm and factory goods with a place in their name. */
const products =
  /^(苹果|大米|脐橙|柑橘|蜜桃|水蜜桃|香梨|雪梨|蜜柚|沙田柚|荔枝|大枣|红枣|葡萄|哈密瓜|西瓜|茶叶|绿茶|红茶|白茶|黑茶|青砖茶|普洱茶|牛肉|羊肉|滩羊|黄牛|牦牛|小龙虾|大闸蟹|海参|木耳|香菇|蜂蜜|枸杞|人参|当归|黄芪|三七|核桃|板栗|花椒|辣椒|大蒜|生姜|马铃薯|土豆|莲子|百合|陶瓷|瓷器|丝绸|刺绣|蜡染|白酒|啤酒|陈醋|老陈醋|油茶|瓜|玉石|玉雕)/

/** Words that only begin like a name. */
const otherWords: Readonly<Record<string, RegExp>> = {
  北京: /^(时间|猿人|共识)/,
  上海: /^(合作组织|公报)/,
  南昌: /^起义/,
  广州: /^起义/,
  古田: /^会议/,
  瓦窑堡: /^会议/,
  洛阳: /^(铲|纸贵)/,
  进贤: /^能/,
  东乡: /^[情音]/,
  合江: /^两岸/,
  繁昌: /^盛/,
  宝兴: /^业/,
  北海: /^(道|舰队|公园|海域)/,
  吉隆: /^坡/,
  大理: /^[石论]/,
  大庆: /^(典|祝)/,
  海口: /^(处|岸)/,
  海南: /^[部岸端侧角]/,
  河南: /^岸/,
  河北: /^岸/,
  湖南: /^岸/,
  湖北: /^岸/,
  江西: /^岸/,
  山西: /^[麓侧坡]/,
  山东: /^[麓侧坡]/,
  重庆: /^祝/,
  台湾: /^海峡/,
  新乡: /^(村|镇|贤|土)/,
  成都: /^市[圈化]/,
  成都市: /^[圈化]/,
  开封: /^(菜|后|前|即)/,
  玉林: /^[场木]/,
  通化: /^[学工]/,
  天水: /^(平|源)/,
  宁德: /^时代/,
  德州: /^(仪器|扑克)/,
  四平: /^八稳/,
  广安: /^门/,
  永定: /^[门河]/,
  正阳: /^门/,
  普洱: /^茶/,
  玉树: /^临风/,
  文山: /^会海/,
  龙井: /^[茶村]/,
  八步: /^沙/,
  龙华: /^[医寺]/,
  三都: /^澳/,
  兴化: /^府/,
  海西: /^经济区/,
  吉利: /^(汽车|集团)/,
  中山: /^(医院|公园|大学|装|陵|先生|舰|医科|国家植物园)/,
  武昌: /^鱼/,
  黄岩: /^岛/,
  保定: /^[点期额价向量性]/,
  三明: /^治/,
  孝感: /^动/,
  安康: /^(幸福|健康|祥和)/,
  金华: /^丽/,
  乐山: /^乐水/,
  黄山: /^(松|归来)/,
  长沙: /^[滩洲]/,
  南京: /^条约/,
  马关: /^条约/,
  黄埔: /^(军校|同学)/,
  西安: /^事变/,
  遵义: /^会议/,
  延安: /^(时期|整风)/,
  浙江: /^(潮)/,
  聂荣: /^臻/,
  中卫: /^[将回]/,
}

/** Words that only end like a name: what stands before it. */
const otherWordsBefore: Readonly<Record<string, RegExp>> = {
  海口: /[入出沿]$/,
  海南: /[黄渤东南沿]$/,
  海东: /[黄渤东南沿]$/,
  河南: /[黄淮沿运]$/,
  河北: /[黄淮沿运]$/,
  湖南: /[太环滨]$/,
  湖北: /[太环滨]$/,
  江西: /[长沿珠]$/,
  江苏: /[沿]$/,
  山西: /[泰黄华衡嵩]$/,
  山东: /[泰黄华衡嵩]$/,
  白山: /长$/,
  中山: /孙$/,
  开封: /[未已启刚]$/,
  上海: /[海]$/,
  东营: /[军]$/,
  重庆: /[双隆]$/,
  福建: /[幸造]$/,
  浦江: /黄$/,
  盘山: /六$/,
  柳江: /都$/,
  平城: /宛$/,
  桂东: /粤$/,
  独山: /黑$/,
  南部县: /[东中西]$/,
  南山区: /[东中西]$/,
  东山区: /[粤浙鲁]$/,
  安康: /[福足乐民泰庭]$/,
  保定: /[医社农低劳环参联担质]$/,
  渝中: /成$/,
  惠城: /深$/,
  浮山: /罗$/,
  浮山县: /罗$/,
  安新: /雄$/,
  噶尔: /什$/,
  黑河: /大$/,
  盈江: /大$/,
  兰溪: /木$/,
  济宁: /黄$/,
  大庆: /[年国]$/,
  厦门: /[大商广]$/,
  志丹: /刘$/,
}

/** Bare names only: they are part of another word. */
export function isOtherWord(text: string, name: string, start: number, end: number): boolean {
  if (otherWords[name]?.test(text.slice(end, end + 4))) return true
  return otherWordsBefore[name]?.test(text.slice(Math.max(0, start - 1), start)) ?? false
}

const headedBefore = /[市县区省镇乡村局厅部院校处科所队组社行会司事团站]$/

/** 董事长|葛…, 县长|武…: a name that begins with 长 behind a body is a post and a person. */
export function isHead(text: string, start: number): boolean {
  return text[start] === '长' && headedBefore.test(text[start - 1] ?? '\n')
}

/** Something natural, built, or cooked that carries the bare name. */
export function isNamesake(text: string, end: number, isProvince: boolean): boolean {
  if (text[end - 1] === '城' && text[end] === '际') return true
  const behind = text.slice(end, end + 8)
  if (isLandscape(text, end)) return true
  if (dishes.test(behind) || naturalEndings[isProvince ? 1 : 0].test(behind)) return true
  return !isProvince && (behind.startsWith('岛') || settlementEnding.test(behind))
}

/** The name of a county begins the name of a township. */
export function isTownshipName(text: string, end: number): boolean {
  return longerTownship.test(text.slice(end, end + 5))
}

export function isProduct(text: string, end: number): boolean {
  return products.test(text.slice(end, end + 5))
}

/** 青铜峡|大坝镇: a township behind the name. Up to four characters and 镇, 乡, 街道 or 苏木. */
export function hasTownshipBehind(text: string, end: number): boolean {
  return townshipEnd(text, end) !== null
}

/** Where the township behind the name ends; null without one. */
export function townshipEnd(text: string, end: number): number | null {
  const township = /^([\u4e00-\u9fff]{1,4}?)(?:镇|街道|苏木|乡(?![村镇亲土愁贤风音间情]))/.exec(
    text.slice(end, end + 8),
  )
  if (!township || noTownship.test(township[1] ?? '')) return null
  return end + township[0].length
}

const noTownship = /[小古新重强]$|[的和与等在是了乡村城镇县市省全各为]/

const particles = /[的和与及等在对将从由是为到赴以被让使把向给、]/

/** 金平、河口|三县: the words behind count the places. */
const countBehind = /^(?:等?[两二三四五六七八九十\d]{1,3}个?[省市县区州旗]|等地|等[省市县区州旗])/

/** 万安|、泰和两县: further names of the list, and then how many they are. */
const countedListBehind =
  /^(?:[、和与][^、，。；\s]{2,4}?){0,6}等?[两二三四五六七八九十]{1,2}个?[市县区州旗]/

export function isInCountedList(text: string, end: number): boolean {
  return countedListBehind.test(text.slice(end, end + 36))
}

/** Says how many places were named. */
export function isCounted(text: string, end: number): boolean {
  return countBehind.test(text.slice(end, end + 6))
}

/** Nothing, punctuation or a particle stands behind: the name does not run on into a word. */
export function isCleanBehind(text: string, end: number): boolean {
  const next = text[end] ?? ''
  if (isCounted(text, end)) return true
  return next === '' || !han.test(next) || particles.test(next)
}

const prepositions = /[于到往赴据从自经至]/

export function isCleanBefore(text: string, start: number): boolean {
  const last = text[start - 1] ?? ''
  return last === '' || !han.test(last) || particles.test(last) || prepositions.test(last)
}

const surnames =
  /[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]/

const postEnd =
  /(书记|主任|市长|县长|区长|镇长|乡长|村长|局长|厅长|部长|院长|校长|行长|处长|科长|会长|社长|队长|所长|站长|董事长|村民|农户|居民|农民|党员|干部|支书|负责人|经理|教授|专家|委员|代表|医生|教师|同志|记者|户主|会计|组长|[网格林理巡]员|店主|厂长|园长|大户|老人)$/

const personBehind =
  /^(说|表示|介绍|告诉|坦言|认为|指出|强调|感慨|高兴|笑|一家|家(?!庄)|同志|书记|主任|等人)/

/** 、周安乡、 in a list of names: the item is a surname with the name behind it and nothing else. */
function isListedPerson(text: string, start: number, end: number): boolean {
  const isListed = /[、由]/.test(text[start - 2] ?? '') && !/[于常万方]/.test(text[start - 1] ?? '')
  return (
    isListed && /^(?:、|和|等(?:同志|\d|[一二三四五六七八九十]|人))/.test(text.slice(end, end + 3))
  )
}

/** 村民王海南说: surname before, a post before that, or a verb of saying behind. */
export function isPerson(text: string, start: number, end: number): boolean {
  if (!surnames.test(text[start - 1] ?? '')) return false
  if (isListedPerson(text, start, end)) return true
  const beforeSurname = text.slice(Math.max(0, start - 4), start - 1)
  if (postEnd.test(beforeSurname)) return true
  const last = beforeSurname.at(-1) ?? ''
  const isAlone = !han.test(last) || '和与及由'.includes(last)
  return isAlone && personBehind.test(text.slice(end, end + 2))
}

/** 台州市|场, 江北区|域, 红旗|帜: the last character of a full name begins another word. */
export function isCutShort(text: string, end: number): boolean {
  const last = text[end - 1]
  const next = text[end] ?? ''
  if (last === '市') return '场值价集侩'.includes(next) && next !== ''
  if (last === '区') return /^(域|块|间|别|位优)/.test(text.slice(end, end + 2))
  if (last === '旗') return '帜舰袍'.includes(next) && next !== ''
  return last === '盟' && '友国员约'.includes(next) && next !== ''
}
