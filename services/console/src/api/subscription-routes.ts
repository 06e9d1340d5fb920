import { divisionsNamed, namedDivision, regionText } from '@jianbao/extraction'
import { previewFilter } from '@jianbao/matching'
import type { Clock, Settings } from '@jianbao/runtime'
import {
  canonicalFilter,
  describeCadence,
  describeFilter,
  type NamedRegion,
  type SubscriptionFilter,
  type SubscriptionItem,
  subscriptionFilter,
  type Topic,
  writeFilterText,
} from '@jianbao/schema'
import {
  articleHistory,
  CadenceError,
  createSubscription,
  type Db,
  deleteSampleSubscriber,
  endSubscription,
  feedUrl,
  pageSubscriptions,
  resumeSubscription,
  type SubscriptionPageRow,
} from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { ConsoleError } from '../console-errors.ts'
import { regionsShownMax } from '../limits.ts'
import { publicUrlOf } from '../public/public-url.ts'
import { readCursor, toPage } from './page-cursor.ts'
import { checkFilter, readFilter } from './read-filter.ts'
import { serve } from './serve.ts'
import { withIsoTimes } from './with-iso-times.ts'

const origin = 'console'

export function subscriptionRoutes(
  app: FastifyInstance,
  deps: { db: Db; clock: Clock; topics: readonly Topic[]; settings: Settings },
): void {
  const { db, clock, topics, settings } = deps
  const act = (id: string) => ({ subscriptionId: id, at: clock.now(), origin })

  serve(app, 'GET /api/topics', async () => ({
    items: topics.map(({ id, zh, en }) => ({ id, zh, en })),
  }))

  serve(app, 'GET /api/regions', async ({ query }) => ({
    items: divisionsNamed(query.query, regionsShownMax),
  }))

  serve(app, 'GET /api/subscriptions', async ({ query }) => {
    const { limit, state } = query
    const after = readCursor(query.after)
    const rows = await pageSubscriptions(db, { limit: limit + 1, after, state })
    return toPage(rows, limit, {
      at: (row) => row.createdAt,
      item: (row) => toItem(row, { timeZone: settings.timeZone, topics }),
    })
  })

  serve(app, 'POST /api/subscriptions', async ({ body }) => {
    checkFilter(body.filter)
    try {
      const at = clock.now()
      const created = await createSubscription(db, body, { at, origin })
      const { subscriptionId: id, channelId, newSecret: secret, feedId } = created
      const url = feedId && (await feedUrl(db, { feedId, publicUrl: publicUrlOf(settings), at }))
      return { id, channelId, secret, feedUrl: url }
    } catch (cause) {
      if (cause instanceof CadenceError) throw new ConsoleError('wrong-cadence', { cause })
      throw cause
    }
  })

  serve(app, 'POST /api/subscriptions/preview', async ({ body }) => {
    const given = body.filter ?? subscriptionFilter.parse({})
    const filter =
      body.text === undefined ? checkFilter(canonicalFilter(given)) : readFilter(body.text, topics)
    return {
      filter,
      ...wording(filter, topics),
      preview: await previewFilter(filter, { at: clock.now(), history: articleHistory(db) }),
    }
  })

  serve(app, 'POST /api/subscriptions/:id/end', async ({ params }) => ({
    changed: await endSubscription(db, act(params.id)),
  }))

  serve(app, 'POST /api/subscriptions/:id/resume', async ({ params }) => ({
    changed: await resumeSubscription(db, act(params.id)),
  }))

  serve(app, 'DELETE /api/subscribers/:id', async ({ params }) => ({
    changed: await deleteSampleSubscriber(db, params.id),
  }))
}

function toItem(
  { createdAt: _, ...row }: SubscriptionPageRow,
  { timeZone: homeTimeZone, topics }: { timeZone: string; topics: readonly Topic[] },
): SubscriptionItem {
  const regions = row.filter.regions.map(
    (code): NamedRegion => namedDivision(code) ?? { code, name: code, within: [] },
  )
  const cadenceWords = {
    zh: describeCadence(row.cadence, { homeTimeZone }),
    en: describeCadence(row.cadence, { locale: 'en', homeTimeZone }),
  }
  return { ...withIsoTimes(row), ...wording(row.filter, topics), regions, cadenceWords }
}

const regionName = (code: string) => namedDivision(code)?.name ?? code

/** How a filter is told: in plain words, and as text that can be typed again. */
function wording(filter: SubscriptionFilter, topics: readonly Topic[]) {
  const tell = (language: 'zh' | 'en') => describeFilter(filter, { regionName, topics, language })
  return {
    filterWords: { zh: tell('zh'), en: tell('en') },
    filterText: writeFilterText(filter, { regionName: regionText }),
  }
}
