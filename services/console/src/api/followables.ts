/** What of an article can be followed, each with the filter that follows it. */
import { namedDivision, regionText } from '@jianbao/extraction'
import {
  type Article,
  type Followable,
  filterName,
  type SubscriptionFilter,
  type Topic,
  writeFilterText,
} from '@jianbao/schema'

export function followables(article: Article, topics: readonly Topic[]): Followable[] {
  return [
    ...topicsOf(article, topics),
    ...regionsOf(article),
    ...issuersOf(article),
    ...documentsOf(article),
  ]
}

const textOf = (filter: Partial<SubscriptionFilter>) =>
  writeFilterText(
    { topics: [], regions: [], words: { any: [], all: [], none: [] }, ...filter },
    { regionName: regionText },
  )

function topicsOf(article: Article, topics: readonly Topic[]): Followable[] {
  return article.topics.flatMap(({ id }) => {
    const topic = topics.find((each) => each.id === id)
    if (!topic) return []
    const name = { zh: topic.zh, en: topic.en }
    return [{ kind: 'topic', key: id, name, text: textOf({ topics: [id] }) }]
  })
}

/** Of the label first. A name that may mean several places, or is part of another name, is none. */
function regionsOf({ labelRegions, mentions }: Article): Followable[] {
  const places = mentions.regions.filter(
    ({ role, candidates }) => role === 'place' && candidates.length === 0,
  )
  const codes = new Set([...labelRegions, ...places].map(({ code }) => code))
  return [...codes].flatMap((code) => {
    const division = namedDivision(code)
    if (!division) return []
    const name = [...division.within, division.name].join('')
    return [
      {
        kind: 'region',
        key: code,
        name: { zh: name, en: name },
        text: textOf({ regions: [code] }),
      },
    ]
  })
}

function issuersOf({ issuers }: Article): Followable[] {
  const names = new Set(issuers.map(({ canonical }) => canonical))
  return [...names].map((name) => ({
    kind: 'issuer',
    key: name,
    name: { zh: name, en: name },
    text: textOf({ issuers: [name] }),
  }))
}

/** A title that no filter can hold cannot be followed. */
function documentsOf({ mentions }: Article): Followable[] {
  const titles = new Set(mentions.documents.map(({ title }) => title))
  return [...titles]
    .filter((title) => filterName.safeParse(title).success)
    .map((title) => ({
      kind: 'document',
      key: title,
      name: { zh: `《${title}》`, en: `《${title}》` },
      text: textOf({ documents: [title] }),
    }))
}
