/** The names in a filter's text, as the records have them: topics' ids, regions' codes, canonical bodies. */
import { FilterNameError, type FilterNames, type Topic } from '@jianbao/schema'
import { canonicalBodyOf } from './issuers/canonical-body.ts'
import { divisionsNamed, type NamedDivision, namedDivision } from './regions/divisions-named.ts'

/** What may stand after a bare name for it to be the whole name: 湖南|省, 广西|壮族自治区. */
const suffix =
  /^(?:\p{Script=Han}{1,14}族|维吾尔)?(?:自治)?(?:省|市|区|县|州|盟|旗|地区|林区|新区|特别行政区)?$/u
const divisionsLookedAt = 50
const suggestionsMax = 8

export function filterNames(topics: readonly Topic[]): FilterNames {
  return {
    topic: (given) => topicMeant(given, topics),
    region: (given) => divisionMeant(given).code,
    issuer: canonicalBodyOf,
  }
}

/** A name that `filterNames` reads as this region and no other: its own, or its code. */
export function regionText(code: string): string {
  const name = namedDivision(code)?.name
  if (name === undefined) return code
  const found = meantBy(name)
  return found.length === 1 && found[0]?.code === code ? name : code
}

function topicMeant(given: string, topics: readonly Topic[]): string {
  const wanted = given.trim().toLowerCase()
  const found = topics.find(({ id, zh, en, sections }) =>
    [id, zh, en.toLowerCase(), ...sections].includes(wanted),
  )
  if (found) return found.id
  const known = topics.map(({ id, zh }) => `${id}（${zh}）`).join(' ')
  throw new FilterNameError({
    zh: `没有主题“${given}”。可选：${known}`,
    en: `there is no topic "${given}". Known are ${known}`,
  })
}

/** 0 for a province, 1 for a prefecture, 2 for a county. */
const level = ({ code }: NamedDivision) => (code.endsWith('0000') ? 0 : code.endsWith('00') ? 1 : 2)
const line = ({ code, name, within }: NamedDivision) => `${code} ${within.join('')}${name}`

/** The highest of those whose name this is; several where they are equally high. */
function meantBy(name: string): NamedDivision[] {
  const found = divisionsNamed(name, divisionsLookedAt)
  const whole = found.filter((each) => each.name === name)
  const exact =
    whole.length > 0 ? whole : found.filter((each) => suffix.test(each.name.slice(name.length)))
  const highest = Math.min(...exact.map(level))
  return exact.filter((each) => level(each) === highest)
}

/** A code, or a name in full or bare. A bare name on several levels (吉林, 长沙) means the highest. */
function divisionMeant(given: string): NamedDivision {
  const query = given.trim()
  const coded = /^\d{6}$/.test(query) ? namedDivision(query) : null
  if (coded) return coded
  const [first, second] = meantBy(query)
  if (first && !second) return first
  const near = second ? meantBy(query) : divisionsNamed(query, suggestionsMax)
  const shown = near.slice(0, suggestionsMax).map(line).join('；')
  throw new FilterNameError(
    first
      ? {
          zh: `“${given}”不止一处，请写代码：${shown}`,
          en: `"${given}" is several places; write the code: ${shown}`,
        }
      : {
          zh: `没有地区“${given}”${shown && `；相近的有：${shown}`}`,
          en: `there is no region "${given}"${shown && `; near it: ${shown}`}`,
        },
  )
}
