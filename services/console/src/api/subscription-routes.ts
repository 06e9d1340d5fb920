import { divisionsNamed } from '@jianbao/extraction'
import { previewFilter } from '@jianbao/matching'
import type { Clock, Settings } from '@jianbao/runtime'
import {
  canonicalFilter,
  describeCadence,
  type SubscriptionItem,
  subscriptionFilter,
  type Topic,
} from '@jianbao/schema'
import {
  articleHistory,
  CadenceError,
  changeSubscription,
  createSubscription,
  type Db,
  endSubscription,
  feedUrl,
  pageSubscriptions,
  pauseSubscription,
  resumeSubscription,
  type SubscriptionPageRow,
} from '@jianbao/store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actorOf } from '../access/require-scope.ts'
import { ConsoleError } from '../console-errors.ts'
import { filterWording, namedRegionOf } from '../filter-wording.ts'
import { regionsShownMax } from '../limits.ts'
import { pauseEnd } from '../pause-end.ts'
import { publicUrlOf } from '../public/public-url.ts'
import { readCursor, toPage } from './page-cursor.ts'
import { checkFilter, readFilter } from './read-filter.ts'
import { serve } from './serve.ts'
import { withIsoTimes } from './with-iso-times.ts'

export function subscriptionRoutes(
  app: FastifyInstance,
  deps: { db: Db; clock: Clock; topics: readonly Topic[]; settings: Settings },
): void {
  const { db, clock, topics, settings } = deps
  const act = (request: FastifyRequest, subscriptionId: string) => ({
    ...actorOf(request),
    subscriptionId,
    at: clock.now(),
  })

  serve(app, 'GET /api/topics', async () => ({
    items: topics.map(({ id, zh, en }) => ({ id, zh, en })),
  }))

  serve(app, 'GET /api/regions', async ({ query }) => ({
    items: divisionsNamed(query.query, regionsShownMax).map(({ code }) => namedRegionOf(code)),
  }))

  serve(app, 'GET /api/subscriptions', async ({ query }) => {
    const { limit } = query
    const after = readCursor(query.after)
    const rows = await pageSubscriptions(db, { ...query, limit: limit + 1, after })
    return toPage(rows, limit, {
      at: (row) => row.createdAt,
      item: (row) => toItem(row, { timeZone: settings.timeZone, topics }),
    })
  })

  serve(app, 'POST /api/subscriptions', async ({ body, request }) => {
    checkFilter(body.filter)
    return await orWrongCadence(async () => {
      const at = clock.now()
      const created = await createSubscription(db, body, { ...actorOf(request), at })
      const { subscriptionId: id, channelId, newSecret: secret, feedId } = created
      const url = feedId && (await feedUrl(db, { feedId, publicUrl: publicUrlOf(settings), at }))
      return { id, channelId, secret, feedUrl: url }
    })
  })

  serve(app, 'POST /api/subscriptions/:id/change', async ({ params: { id }, body, request }) => {
    checkFilter(body.filter)
    return await orWrongCadence(async () => ({
      changed: await changeSubscription(db, { ...body, subscriptionId: id }, act(request, id)),
    }))
  })

  serve(app, 'POST /api/subscriptions/:id/pause', async ({ params, body, request }) => {
    const { until: day } = body
    const until = day === null ? null : pauseEnd(day, settings.timeZone, clock.now())
    if (day !== null && until === null) throw new ConsoleError('wrong-pause')
    return { changed: await pauseSubscription(db, { ...act(request, params.id), until }) }
  })

  serve(app, 'POST /api/subscriptions/preview', async ({ body }) => {
    const given = body.filter ?? subscriptionFilter.parse({})
    const filter =
      body.text === undefined ? checkFilter(canonicalFilter(given)) : readFilter(body.text, topics)
    const { words: filterWords, text: filterText, regions } = filterWording(filter, topics)
    return {
      filter,
      filterWords,
      filterText,
      regions,
      preview: await previewFilter(filter, { at: clock.now(), history: articleHistory(db) }),
    }
  })

  serve(app, 'POST /api/subscriptions/:id/end', async ({ params, request }) => ({
    changed: await endSubscription(db, act(request, params.id)),
  }))

  serve(app, 'POST /api/subscriptions/:id/resume', async ({ params, request }) => ({
    changed: await resumeSubscription(db, act(request, params.id)),
  }))
}

async function orWrongCadence<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    if (cause instanceof CadenceError) throw new ConsoleError('wrong-cadence', { cause })
    throw cause
  }
}

function toItem(
  { createdAt: _, ...row }: SubscriptionPageRow,
  { timeZone: homeTimeZone, topics }: { timeZone: string; topics: readonly Topic[] },
): SubscriptionItem {
  const { words: filterWords, text: filterText, regions } = filterWording(row.filter, topics)
  const cadenceWords = {
    zh: describeCadence(row.cadence, { homeTimeZone }),
    en: describeCadence(row.cadence, { locale: 'en', homeTimeZone }),
  }
  return { ...withIsoTimes(row), filterWords, filterText, regions, cadenceWords }
}
