import { namedDivision, regionText } from '@jianbao/extraction'
import type { RegionFacet, RegionLevel, SearchFacets } from '@jianbao/schema'
import {
  amountBounds,
  type Db,
  documentTitles,
  type FacetCount,
  type SearchTermsGiven,
  searchFacets,
} from '@jianbao/store'

export async function readFacets(db: Db, terms: SearchTermsGiven): Promise<SearchFacets> {
  const found = await searchFacets(db, terms)
  const titles = await documentTitles(
    db,
    found.documents.map(({ name }) => name),
  )
  return {
    total: found.total,
    topics: found.topics.map(({ name, count }) => ({ id: name, count })),
    sections: found.sections,
    regions: regionTree(found.regions),
    issuers: found.issuers,
    documents: found.documents.map(({ name, count }) => ({
      key: name,
      title: titles.get(name) ?? name,
      count,
    })),
    months: found.months
      .map(({ name, count }) => ({ month: name, count }))
      .toSorted((a, b) => a.month.localeCompare(b.month)),
    amounts: found.amounts
      .map(({ name, count }) => ({ bound: Number(name), count }))
      .toSorted((a, b) => a.bound - b.bound)
      .map(({ bound, count }) => ({
        from: amountBounds[bound - 1] ?? 0,
        to: amountBounds[bound] ?? null,
        count,
      })),
    series: found.series,
  }
}

type Node = RegionFacet & { readonly digits: string }

/** Provinces with what lies in them. Counties of no prefecture (省直辖) stand beside the prefectures. */
function regionTree(counts: readonly FacetCount[]): RegionFacet[] {
  const nodes = counts.flatMap(({ name, count }) => nodeOf(name, count))
  const byDigits = new Map(nodes.map((node) => [node.digits, node]))
  const provinces: RegionFacet[] = []
  for (const node of nodes) {
    const { digits } = node
    const around =
      (digits.length === 6 && byDigits.get(digits.slice(0, 4))) ||
      (digits.length > 2 && byDigits.get(digits.slice(0, 2)))
    if (around) around.children.push(node)
    else provinces.push(node)
  }
  return provinces
}

const levels: Record<number, RegionLevel> = { 2: 'province', 4: 'prefecture', 6: 'county' }

function nodeOf(digits: string, count: number): Node[] {
  const code = digits.padEnd(6, '0')
  const name = namedDivision(code)?.name
  const level = levels[digits.length]
  return name === undefined || level === undefined
    ? []
    : [{ code, name, level, text: regionText(code), count, children: [], digits }]
}
