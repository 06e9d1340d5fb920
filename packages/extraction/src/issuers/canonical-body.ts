/**
 * One canonical name for all spellings of a body: 发改委 is 国家发展和改革委员会, 浙江省发改委 is
 * 浙江省发展和改革委员会.
 */
import { divisionOf, gazetteer, isAncestor } from '../regions/gazetteer.ts'
import { eachNameAt } from '../regions/name-trie.ts'
import { centralBodyOf } from './central-bodies.ts'

/** Usual spellings of what a local body is called after its place. */
const localSpellings: readonly (readonly [RegExp, string])[] = [
  [/^(发改委|发展改革委)$/, '发展和改革委员会'],
  [/^(发改局|发展改革局)$/, '发展和改革局'],
  [/^(卫健委|卫生健康委)$/, '卫生健康委员会'],
  [/^卫健局$/, '卫生健康局'],
  [/^人社(厅|局)$|^人力资源社会保障(厅|局)$/, '人力资源和社会保障$1$2'],
  [/^(住建|住房城乡建设)(厅|局|委)$/, '住房和城乡建设$2'],
  [/^科技(厅|局)$/, '科学技术$1'],
  [/^(工信|经信)(厅|局)$/, '工业和信息化$2'],
  [/^(文旅|文广旅)(厅|局)$/, '文化和旅游$2'],
  [/^(市场监管|市监)局$/, '市场监督管理局'],
  [/^医保局$/, '医疗保障局'],
  [/^林草局$/, '林业和草原局'],
  [/^药监局$/, '药品监督管理局'],
  [/^地方金融监管局$/, '地方金融监督管理局'],
  [/^(金融办|金融局)$/, '地方金融监督管理局'],
  [/^国资委$/, '国有资产监督管理委员会'],
  [/^(民宗委)$/, '民族宗教事务委员会'],
  [/^扶贫办$/, '扶贫开发办公室'],
  [/^政府办(公室)?$/, '人民政府办公室'],
  [/^政府办公厅$/, '人民政府办公厅'],
  [/^政府$/, '人民政府'],
  [/^高院$/, '高级人民法院'],
  [/^中院$/, '中级人民法院'],
  [/^法院$/, '人民法院'],
  [/^检察院$/, '人民检察院'],
  [/^残联$/, '残疾人联合会'],
  [/^妇联$/, '妇女联合会'],
  [/^工商联$/, '工商业联合会'],
  [/^供销社$/, '供销合作社联合社'],
  [/^纪委监委$/, '纪律检查委员会、监察委员会'],
  [/^纪委$/, '纪律检查委员会'],
]

/** 昆明|铁路局, 大连|海关, 香港|贸易发展局: bodies that are not those of the place. */
const notOfPlace = /(铁路局|海关|海事局|贸易发展局|工会|商会|协会)$/

/** 武汉|大学 is not 武汉市大学: only bodies of the State carry the full name of their place. */
const stateBody = /(厅|局|委|办|办公室|署|政府|法院|检察院|委员会|政协|人大|会|部)$/

/** A place at the front of a name: how long it is, and its full name. */
interface Place {
  length: number
  fullName: string
}

/** The canonical name of a body as printed. */
export function canonicalBodyOf(printed: string): string {
  const name = printed.replace(/\s+/g, '')
  const central = centralBodyOf.get(name)
  if (central) return central
  const prefix = /^(中共|共青团)/.exec(name)?.[0] ?? ''
  if (prefix !== '') return prefix + canonicalBodyOf(name.slice(prefix.length)).replace(/^中共/, '')
  const place = placeInFront(name)
  if (!place) return name
  const rest = name.slice(place.length)
  if (rest === '委') return `中共${place.fullName}委员会`
  const spelling = localSpellings.find(([pattern]) => pattern.test(rest))
  if (spelling) return place.fullName + rest.replace(...spelling)
  return stateBody.test(rest) && !notOfPlace.test(rest) ? place.fullName + rest : name
}

/** The chain of divisions at the start of `name`: the last one's full name, parents left out. */
function placeInFront(name: string): Place | null {
  let place: (Place & { code: string }) | null = null
  for (;;) {
    const step: (Place & { code: string }) | null = divisionAt(name, place)
    if (!step) return place
    place = step
  }
}

function divisionAt(
  name: string,
  parent: (Place & { code: string }) | null,
): (Place & { code: string }) | null {
  const { names, trie } = gazetteer()
  const from = parent?.length ?? 0
  let longest: (Place & { code: string }) | null = null
  eachNameAt(trie, name, from, (id, _start, end) => {
    const meant = names[id]?.divisions.find((it) => !parent || isAncestor(parent.code, it.code))
    if (!meant) return
    const fullName = divisionOf(meant.code, null)?.name ?? meant.name
    longest = { length: end, fullName, code: meant.code }
  })
  return longest
}
