import { divisionsNamed, type NamedDivision, namedDivision } from '@jianbao/extraction'
import { InvalidArgumentError } from 'commander'

/** What may stand after a bare name for it to be the whole name: 湖南|省, 广西|壮族自治区. */
const suffix =
  /^(?:(?:\p{Script=Han}{1,4}族)*|维吾尔)(?:自治)?(?:省|市|区|县|州|盟|旗|地区|林区|新区|特别行政区)?$/u

const suggestionsMax = 8

const line = ({ code, name, within }: NamedDivision) => `${code} ${within.join('')}${name}`

/** 0 for a province, 1 for a prefecture, 2 for a county. */
const level = ({ code }: NamedDivision) => (code.endsWith('0000') ? 0 : code.endsWith('00') ? 1 : 2)

/**
 * The division of GB/T 2260 a person means by a code or a name, written in full or bare. A bare name
 * of divisions on different levels (吉林, 西安, 长沙) means the highest.
 *
 * @throws InvalidArgumentError with suggestions when it is unknown or could be several.
 */
export function resolveRegion(given: string): NamedDivision {
  const query = given.trim()
  if (/^\d{6}$/.test(query)) {
    const division = namedDivision(query)
    if (division) return division
    throw new InvalidArgumentError(`没有行政区划代码 ${query}。No such code of GB/T 2260.`)
  }
  const found = query === '' ? [] : divisionsNamed(query, 50)
  const whole = found.filter(({ name }) => name === query)
  const exact =
    whole.length > 0 ? whole : found.filter(({ name }) => suffix.test(name.slice(query.length)))
  const [first, second] = exact.toSorted((a, b) => level(a) - level(b))
  if (first && (!second || level(first) < level(second))) return first
  const near = (exact.length > 0 ? exact : found).slice(0, suggestionsMax).map(line)
  if (near.length === 0) {
    throw new InvalidArgumentError(`没有地区“${given}”。No such region. 例 example: 湖南 610100`)
  }
  const why = exact.length > 0 ? '不止一处 is several' : '没有这个地区 is unknown'
  throw new InvalidArgumentError(`“${given}”${why}；请写代码 write the code: ${near.join('；')}`)
}
