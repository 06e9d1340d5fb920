/**
 * The names under which people know a division beside its full one: 湖南 for 湖南省, 凉山 and 凉山州
 * for 凉山彝族自治州, 恭城 and 恭城县 for 恭城瑶族自治县.
 */

const peoples =
  '蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 塔吉克族 怒族 鄂温克族 保安族 裕固族 独龙族 普米族 各族 蒙古 维吾尔 哈萨克 柯尔克孜 塔吉克 锡伯 壮 回'.split(
    ' ',
  )

/** Their bare name is that of a people: 东乡族自治县 is never plain 东乡. */
const namedAfterPeople = /^(东乡族|鄂温克族|鄂伦春)自治/

const newAreas = new Set(['滨海新区', '浦东新区', '沈北新区'])

const kinds: readonly { ending: RegExp; keeps: string }[] = [
  { ending: /特别行政区$/, keeps: '' },
  { ending: /自治区$/, keeps: '' },
  { ending: /自治州$/, keeps: '州' },
  { ending: /自治县$/, keeps: '县' },
  { ending: /自治旗$/, keeps: '旗' },
  { ending: /族区$/, keeps: '区' },
  { ending: /((?<=神农架)林区|(?<=六枝|万山)特区|地区|省|市|县|区|盟|旗)$/, keeps: '' },
]

/** Short names of a division, the barest first. Empty where the name has no other form. */
export function shortNamesOf(name: string): string[] {
  if (name === '内蒙古自治区') return ['内蒙古']
  if (namedAfterPeople.test(name)) return []
  if (/(左|右|中|前|后|联合)旗$|翼|矿区$/.test(name) || newAreas.has(name)) return bannerNames(name)
  const kind = kinds.find(({ ending }) => ending.test(name))
  if (!kind) return []
  const isNamedByPeople = kind.keeps !== '' || name.endsWith('自治区')
  const trunk = name.replace(kind.ending, kind.ending.source === '族区$' ? '族' : '')
  const bare = isNamedByPeople ? withoutPeoples(trunk) : trunk
  if (bare.length < 2) return []
  return isNamedByPeople && kind.keeps !== '' ? [bare, bare + kind.keeps] : [bare]
}

/** 鄂托克前旗 is not 鄂托克前, and 滨海新区 not 滨海新; their usual short forms are hand-written. */
function bannerNames(name: string): string[] {
  return name.endsWith('翼蒙古族自治县') ? [name.replace('蒙古族自治县', '')] : []
}

function withoutPeoples(trunk: string): string {
  const people = peoples.find((it) => trunk.endsWith(it) && trunk.length >= it.length + 2)
  return people ? withoutPeoples(trunk.slice(0, -people.length)) : trunk
}
