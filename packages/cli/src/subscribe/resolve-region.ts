import { type NamedDivision, regionMeant } from '@jianbao/extraction'
import { InvalidArgumentError } from 'commander'

const line = ({ code, name, within }: NamedDivision) => `${code} ${within.join('')}${name}`

/**
 * The division of GB/T 2260 a person means by a code or a name, written in full or bare. A bare name
 * of divisions on different levels (吉林, 西安, 长沙) means the highest.
 *
 * @throws InvalidArgumentError with suggestions when it is unknown or could be several.
 */
export function resolveRegion(given: string): NamedDivision {
  const meant = regionMeant(given)
  if (meant.kind === 'found') return meant.division
  const near = meant.choices.map(line)
  if (/^\d{6}$/.test(given.trim())) {
    throw new InvalidArgumentError(`没有行政区划代码 ${given.trim()}。No such code of GB/T 2260.`)
  }
  if (near.length === 0) {
    throw new InvalidArgumentError(`没有地区“${given}”。No such region. 例 example: 湖南 610100`)
  }
  const why = meant.kind === 'several' ? '不止一处 is several' : '没有这个地区 is unknown'
  throw new InvalidArgumentError(`“${given}”${why}；请写代码 write the code: ${near.join('；')}`)
}
