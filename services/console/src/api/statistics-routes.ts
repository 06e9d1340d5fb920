import { divisionsNamed, namedDivision } from '@jianbao/extraction'
import { countByRegion, type Db, newestDay, topicsPerDay } from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { ConsoleError } from '../console-errors.ts'
import { divisionsMax, statisticsDays } from '../limits.ts'
import { serve } from './serve.ts'

const dayMs = 24 * 60 * 60_000

export function statisticsRoutes(app: FastifyInstance, { db }: { db: Db }): void {
  serve(app, 'GET /api/statistics/topics-per-day', async ({ query }) => {
    const to = query.to ?? (await newestDay(db))
    if (to === null) return { from: query.from ?? null, to, days: [] }
    const from = query.from ?? daysBefore(to, statisticsDays - 1)
    return { from, to, days: await topicsPerDay(db, { from, to }) }
  })

  serve(app, 'GET /api/statistics/regions', async ({ query }) => {
    const within = query.within === undefined ? null : namedDivision(query.within)
    if (query.within !== undefined && within === null) throw new ConsoleError('not-found')
    const { articles, below } = await countByRegion(db, { ...query, within: within?.code ?? null })
    const items = partsOf(within?.code ?? null).map(({ code, name }) => ({
      code,
      name,
      count: below.get(code.replace(/(00){1,2}$/, '')) ?? 0,
      hasParts: partsOf(code).length > 0,
    }))
    const named = within && { code: within.code, name: within.name }
    return { within: named, articles, items }
  })
}

const daysBefore = (day: string, days: number) =>
  new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10)

let parts: Map<string, { code: string; name: string }[]> | undefined

/** The divisions just below one, or the provinces, by code. A county of no prefecture is just below its province. */
function partsOf(within: string | null): readonly { code: string; name: string }[] {
  if (!parts) {
    parts = new Map()
    const all = divisionsNamed('', divisionsMax)
    const codes = new Set(all.map(({ code }) => code))
    for (const { code, name } of all.toSorted((a, b) => a.code.localeCompare(b.code))) {
      const around = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]
      const above = around.find((each) => each !== code && codes.has(each)) ?? ''
      parts.set(above, [...(parts.get(above) ?? []), { code, name }])
    }
  }
  return parts.get(within ?? '') ?? []
}
