import { describe, expect, test } from 'vitest'
import { compactText } from '../mentions/compact-text.ts'
import { findRegions } from './find-regions.ts'

const codesIn = (text: string, labelRegions: string[] = []) =>
  findRegions(compactText(text), { labelRegions, date: '2021-07-01' }).map(({ code }) => code)

const words = `
产业振兴之路|旅游资源丰富|群众生活富裕|校企合作办学|邻里平安和谐|公安民警值守|和平发展道路|绿色通道畅通|大同小异的做法|光明前景可期
惠民政策落地|同心筑梦新时代|互助养老模式|安居工程竣工|大兴调查研究|新华书店门前|长治久安之策|朝阳产业集群|日照时间充足|白银价格上涨
万年青种植|东方风来满眼春|凤凰涅槃重生|白云山下人家|长寿老人津贴|安定团结局面|惠农补贴到户|富民产业兴旺|民主和睦家庭|共和国勋章
解放思想大讨论|前进方向明确|红旗渠精神|向阳花开满坡|团结友好互信|延长产业链条|比如发放贷款|无为而治的思想|资源循环利用|开放大方得体
绿春季节来临|温泉小镇开业|高台跳水比赛|清水出芙蓉|中原大地丰收|江南水乡风情|海港码头繁忙|河口湿地保护|三江源头巡护|五台手术同时进行
西湖龙井上市|太湖流域治理|洪湖赤卫队|洞庭湖平原|泰山石敢当|沅江两岸修堤|嫩江干流巡查|巢湖蓝藻治理|庐山瀑布成景|衡山路上的店铺
`
const straddles = `
投资兴业的热土|打造示范县样板|隆重庆祝百年华诞|推广西部协作经验|推广东西部协作|幸福建设者之歌|建设美丽水乡|西南山区群众|浙西南山区公路|形成都市农业圈|珠江西岸装备带
黄河南岸滩区|长江西岸码头|洞庭湖南岸防汛|全省和县区联动|现任县委书记讲话|相应县级部门|信息县域平台|伴随县城扩容|面临县乡债务|提高县域竞争力
经济南下北上|重大连锁反应|重大理论创新|东南平原粮仓|效益阳光分配|平衡阳光雨水|创新乡村治理|坚如磐石的决心|规上高新技术企业|定点医保定期结算
货物入海口通航|孙中山先生故里|广安门外大街|成都市圈同城化|六盘山腹地|黄海南部海域|整合作市场主体|建成县级医院|海宁静夜思|美丽江山如画
`
const namesakes = `
村民王海南说收成好|支书李宁德介绍|记者张承德报道|会计赵丽江核对账目|兰州拉面开店|沙县小吃进城|潮州菜师傅|重庆火锅底料|德州扒鸡出口|金华火腿评级
南京路步行街|北京东路改造|中山路商圈|天津道修缮|桂林路小学旁|平川镇的农户|太平村党支部|永和镇卫生院|和平街道网格|光明社区居民
宜兴埠镇居民|雄安新区规划|天府新区产业|两江新区企业|贵安新区数据|东江新区防汛|高新区孵化器|主城区更新|老城区改造|新城区建设|中心城区用地
粤港澳大湾区|京津冀协同|长三角一体化|粤菜师傅工程|沪上农旅|X市平安杯竞赛|X县公安局|某市和平路|该县县政府|全省各市县
`
const landscapes = `
天台山下的果农|五指山脉云雾缭绕|怒江峡谷通高速|怒江大峡谷风光|井冈山精神代代传|延安精神永放光芒|井冈山下后田村|峨眉山、武夷山脉绵延|湘江、资江、沅江汇流|黄山、庐山、九华山申报
怒江上游植树|沱江、嘉陵江、綦江禁渔|梁山脚下春来早|太康庄的旧屋|凤凰山顶看日出
`
const dishesAndPhrases = `
四川泡菜出坛|无锡排骨上桌|兰州牛肉面进城|洛阳铲出土|洛阳纸贵|上海合作组织成员国|南昌起义旧址|北京共识|进贤能、用良才|东乡情难忘
由李新化、张安乡和王永州同志主持|由王振兴、周安乡、何平安等同志主持|王振兴、李海南、赵丽江等同志参加
`
const listOf = (table: string) =>
  table
    .split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')

describe('words that are not places', () => {
  test.each(listOf(words))('the everyday words of 「%s」 name no division', (phrase) => {
    expect(codesIn(phrase)).toEqual([])
  })
  test.each(listOf(straddles))('no name is read across the words of 「%s」', (phrase) => {
    expect(codesIn(phrase)).toEqual([])
  })
  test.each(listOf(namesakes))('「%s」 only sounds like a division', (phrase) => {
    expect(codesIn(phrase)).toEqual([])
  })

  test.each(listOf(landscapes))('「%s」 is a landscape', (phrase) => {
    expect(codesIn(phrase)).toEqual([])
  })
  test.each(listOf(dishesAndPhrases))('「%s」 is no division', (phrase) => {
    expect(codesIn(phrase)).toEqual([])
  })

  test.each([
    ['广东', '佛山下辖五区', '440600'],
    ['江西', '九江、镇江、湛江三市', '360400'],
    ['北京', '北京精神卫生中心', '110000'],
    ['福建', '武夷山、建瓯、邵武', '350782'],
  ])('in %s 「%s」 is one all the same', (_, phrase, code) => {
    expect(codesIn(phrase)[0]).toBe(code)
  })

  test.each([
    ['350700', '武夷山脉绵延'],
    ['430900', '湘江、资江、沅江汇流'],
    ['331000', '天台山下的果农'],
    ['430700', '由王振兴、周安乡、何平安等同志主持'],
    ['630000', '平安乡村建设推进会'],
    ['450000', '旅游资源丰富的乡村'],
    ['430000', '绿色通道全天开放'],
    ['230000', '富裕起来的农户'],
    ['620000', '合作社分红大会'],
    ['210000', '产业振兴行动方案'],
    ['410000', '解放思想与新安排'],
    ['420000', '公安机关走访企业'],
    ['640000', '同心同德谋发展'],
    ['320000', '统筹发展和安全，海安全生产'],
    ['340000', '无为而治与和县区共建'],
    ['360000', '万年大计已经绘就'],
    ['440000', '和平稳定与光明前景'],
    ['510000', '工程位于盆地南部，进展顺利'],
  ])('under a label of %s 「%s」 still stays a phrase', (label, phrase) => {
    expect(codesIn(phrase, [label])).toEqual([])
  })
})
