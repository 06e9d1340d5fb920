/** Mountains, rivers and lakes that have the name of a division, or give it its own. */

const han = /[\u4e00-\u9fff]/

/** The last item of a list ends before these. */
const itemCharacter = /(?![等汇和及流])[\u4e00-\u9fff]/

/** What a name that ends in 山 or 江 goes on as when it means the mountain or the river. */
const mountainBehind =
  /^(脉|系|主峰|脚|麓|腰|顶|巅|之巅|深处|下(?:的|，|。|[^辖属发达沉设足大，。]{1,4}[村乡镇寨]))/
const waterBehind =
  /^(大?峡谷|流域|水系|水域|干流|支流|上游|中游|下游|沿岸|两岸|源头|航道|水位|边(?![境界疆防])|畔)/

/** 天台|山下: a mountain by the bare name of a county. */
const mountainOfName = /^山(?:下|脚|麓|腰|顶|巅|脉|系|深处)/

/** 井冈山精神, but not 北京精神卫生中心. */
const spiritBehind =
  /^精神(?!病|卫生|科|文明|面貌|状态|残疾|障碍|医|专科|财富|家园|小康|生活|共富|疾|文化|患)/

/** A mountain or a river, or what people learnt there: 怒江|峡谷, 武夷山|脉, 井冈山|精神. */
export function isLandscape(text: string, end: number): boolean {
  const behind = text.slice(end, end + 8)
  if (spiritBehind.test(behind)) return true
  const last = text[end - 1] ?? ''
  if (last === '山' || last === '岭') return mountainBehind.test(behind)
  if ('江河湖'.includes(last)) return waterBehind.test(behind)
  return mountainOfName.test(behind)
}

const waterEnds = '江河湖溪'
const heightEnds = '山岭峰'
const listedItem = /^[\u4e00-\u9fff]{2,4}$/

/** Items of a list are looked at this far to either side. */
const listReachMax = 24

/**
 * 湘江、赣江、沅江: beside rivers that are no divisions (`isDivision` says which items are), the
 * name is that of a river too; so with mountains.
 */
export function isListedLandscape(
  text: string,
  start: number,
  end: number,
  isDivision: (from: number, to: number) => boolean,
): boolean {
  const last = text[end - 1] ?? ''
  const ends = [waterEnds, heightEnds].find((it) => it.includes(last))
  if (ends === undefined) return false
  const isKin = (from: number, to: number) => {
    const item = text.slice(from, to)
    if (/^.{2,4}脉/.test(item)) return true
    return listedItem.test(item) && ends.includes(item.at(-1) ?? '') && !isDivision(from, to)
  }
  return itemsBeside(text, start, end).some(([from, to]) => isKin(from, to))
}

/** Longest item of such a list, 武夷山脉绵延 included. */
const itemLengthMax = 6

/** The items that 、 joins to [start, end), as offsets. */
function itemsBeside(text: string, start: number, end: number): [number, number][] {
  const items: [number, number][] = []
  for (let to = start - 1; text[to] === '、' && start - to < listReachMax; ) {
    const from = itemStart(text, to)
    items.push([from, to])
    to = from - 1
  }
  for (let at = end; text[at] === '、' && at - end < listReachMax; ) {
    const to = itemEnd(text, at + 1)
    items.push([at + 1, to])
    at = to
  }
  return items
}

function itemStart(text: string, to: number): number {
  let from = to
  while (to - from < itemLengthMax && han.test(text[from - 1] ?? '')) from -= 1
  return from
}

function itemEnd(text: string, from: number): number {
  let to = from
  while (to - from < itemLengthMax && itemCharacter.test(text[to] ?? '')) to += 1
  return to
}
