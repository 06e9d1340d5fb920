/** The names in a filter's text, as the records have them: topics' ids, regions' codes, canonical bodies. */
import type { FilterNames, Topic } from '@jianbao/schema'
import { FilterNameError } from '@jianbao/schema/constants'
import { canonicalBodyOf } from './issuers/canonical-body.ts'
import { type NamedDivision, namedDivision } from './regions/divisions-named.ts'
import { regionMeant } from './regions/region-meant.ts'

/** For `parseFilterText`. A region may be a code, or a name in full or bare. */
export function filterNames(topics: readonly Topic[]): FilterNames {
  return {
    topic: (given) => topicMeant(given, topics),
    region: regionCodeMeant,
    issuer: canonicalBodyOf,
  }
}

/** A name that `filterNames` reads as this region and no other, else its code. */
export function regionText(code: string): string {
  const name = namedDivision(code)?.name
  if (name === undefined) return code
  const meant = regionMeant(name)
  return meant.kind === 'found' && meant.division.code === code ? name : code
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
    en: `there is no topic “${given}”. Known are ${known}`,
  })
}

const line = ({ code, name, within }: NamedDivision) => `${code} ${within.join('')}${name}`

function regionCodeMeant(given: string): string {
  const meant = regionMeant(given)
  if (meant.kind === 'found') return meant.division.code
  const near = meant.choices.map(line).join('；')
  if (meant.kind === 'several') {
    throw new FilterNameError({
      zh: `地区“${given}”不止一处，请写代码：${near}`,
      en: `“${given}” is several places; write the code: ${near}`,
    })
  }
  throw new FilterNameError({
    zh: `没有地区“${given}”${near === '' ? '；请写地名或代码，如“湖南”、610100' : `；相近的有：${near}`}`,
    en: `there is no region “${given}”${near === '' ? '; for example 湖南 or 610100' : `; near it: ${near}`}`,
  })
}
