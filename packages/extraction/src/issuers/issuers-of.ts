/** The bodies that a label names as issuers: 教育部等九部门 is 教育部 and eight others. */
import type { Issuer } from '@jianbao/schema'
import { labelRegionsOf } from '../regions/label-regions.ts'
import { endsLikeBody } from '../regions/organisation-name.ts'
import { canonicalBodyOf } from './canonical-body.ts'
import { centralBodyOf } from './central-bodies.ts'

/** A label longer than this is a sentence. */
const labelLengthMax = 120

const digits = '零一二三四五六七八九'

const others =
  /等(?<count>[零一二两三四五六七八九十\d]{0,4})(?:多|余)?(?:个|家)?(?:中央|国家|省级|市级|省直|市直)?(?:部门|部委|部|单位|机构|机关|委办局|厅局|局|委|院|家|方面)?(?:联合)?$/

/**
 * The issuers in the order of the label, without 等N部门. Empty for a label that is a region or a
 * subject. `andOthers` stands on the last one named: N less those named.
 */
export function issuersOf(label: string | null): Issuer[] {
  const text = (label ?? '').replace(/\*\*/g, '').trim()
  if (text === '' || text.length > labelLengthMax) return []
  const compact = text.replace(/\s+/g, '').replace(/联合(?:印发|发布|发文)?$/, '')
  const tail = others.exec(compact)
  const named = namesIn(text, compact, tail?.[0].length ?? 0)
  if (named.length === 0 || !named.every(isBody)) return []
  const count = tail ? numberOf(tail.groups?.['count'] ?? '') : 0
  const last = named.length - 1
  return named.map((name, index) => ({
    name,
    canonical: canonicalBodyOf(name),
    andOthers: index === last ? Math.max(0, count - named.length) : 0,
  }))
}

/** Bodies stand apart by 、 ， or white space; a space inside one name (国家 卫健委) does not part it. */
function namesIn(text: string, compact: string, tailLength: number): string[] {
  const head = compact.slice(0, compact.length - tailLength)
  const marked = head.split(
    /[、，,;；/／&＆+＋]|(?<=[部委局署厅院会办府社行])(?:和|与|及|联合)(?=[\u4e00-\u9fff]{2})/,
  )
  const names = marked.flatMap((part) => spaced(part, text))
  return names.filter((name) => name !== '')
}

function spaced(part: string, text: string): string[] {
  if (centralBodyOf.has(part)) return [part]
  const run = centralRun(part)
  if (run.length > 1) return run
  const words = text.split(/\s+/).filter((word) => word !== '' && part.includes(word))
  const rest = words.join('')
  return words.length > 1 && rest === part && words.every(isBody) ? words : [part]
}

/** 中办国办, 财政部农业农村部: central bodies with nothing between them; [] when that is not all. */
function centralRun(part: string): string[] {
  for (let end = part.length; end > 1; end -= 1) {
    const name = part.slice(0, end)
    if (!centralBodyOf.has(name)) continue
    const rest = end === part.length ? [] : centralRun(part.slice(end))
    if (end === part.length || rest.length > 0) return [name, ...rest]
  }
  return []
}

/** 九部委, 有关部委: how many bodies, and none of their names. */
const countOfBodies =
  /^(?:[零一二两三四五六七八九十\d]{1,3}|多|各|有关|相关)(?:余|多)?(?:个|家)?(?:中央|国家|省级|市级|省直|市直)?(?:部委|部|委办局|厅局|委|厅|局|院|社|会|机构)$/

function isBody(name: string): boolean {
  if (countOfBodies.test(name)) return false
  if (centralBodyOf.has(name)) return true
  if (name.length < 3 || !endsLikeBody(name)) return false
  return /^[\u4e00-\u9fff（）()]+$/.test(name) && labelRegionsOf(name).length === 0
}

/** 13, 十三, 九, 两 as a number; 0 when none is printed. */
function numberOf(numeral: string): number {
  if (/^\d+$/.test(numeral)) return Number(numeral)
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['', numeral]
  const digit = (it: string | undefined) =>
    it === '两' ? 2 : Math.max(0, digits.indexOf(it || '零'))
  if (!numeral.includes('十')) return digit(ones)
  return (tens === '' ? 1 : digit(tens)) * 10 + digit(ones)
}
