/** The division of GB/T 2260 a person means by a code or a name. */
import { divisionsNamed, type NamedDivision, namedDivision } from './divisions-named.ts'

/** What may stand after a bare name for it to be the whole name: 湖南|省, 广西|壮族自治区. */
const suffix =
  /^(?:\p{Script=Han}{1,14}族|维吾尔)?(?:自治)?(?:省|市|区|县|州|盟|旗|地区|林区|新区|特别行政区)?$/u

const choicesMax = 8

/** 0 for a province, 1 for a prefecture, 2 for a county. */
const level = ({ code }: NamedDivision) => (code.endsWith('0000') ? 0 : code.endsWith('00') ? 1 : 2)

export type RegionMeant =
  | { readonly kind: 'found'; readonly division: NamedDivision }
  /** `choices`: those it could be, or whose names begin like it. */
  | { readonly kind: 'several' | 'unknown'; readonly choices: readonly NamedDivision[] }

/**
 * Takes a code, or a name in full or bare. A bare name of divisions on different levels (吉林, 西安,
 * 长沙) means the highest; of several on one level (朝阳区, 鼓楼区) it is for the person to choose.
 */
export function regionMeant(given: string): RegionMeant {
  const query = given.trim()
  if (/^\d{6}$/.test(query)) {
    const division = namedDivision(query)
    return division ? { kind: 'found', division } : { kind: 'unknown', choices: [] }
  }
  const found = query === '' ? [] : divisionsNamed(query, 50)
  const whole = found.filter(({ name }) => name === query)
  const exact =
    whole.length > 0 ? whole : found.filter(({ name }) => suffix.test(name.slice(query.length)))
  const [first, second] = exact.toSorted((a, b) => level(a) - level(b))
  if (first && (!second || level(first) < level(second))) return { kind: 'found', division: first }
  if (exact.length > 0) return { kind: 'several', choices: exact.slice(0, choicesMax) }
  return { kind: 'unknown', choices: found.slice(0, choicesMax) }
}
