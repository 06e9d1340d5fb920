/** Feeds as a person makes and revokes them; `public-feeds.ts` serves them. */
import { namedDivision } from '@jianbao/extraction'
import type { Clock, Settings } from '@jianbao/runtime'
import type { ApiGiven, FeedItem, Topic } from '@jianbao/schema'
import {
  type Db,
  type FeedRow,
  type FeedScope,
  feedUrl,
  listFeeds,
  makeFeed,
  readFeed,
  readSubscription,
  revokeFeed,
} from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { actorOf } from '../access/require-scope.ts'
import { ConsoleError } from '../console-errors.ts'
import { feedsShownMax } from '../limits.ts'
import { publicUrlOf } from '../public/public-url.ts'
import { serve } from './serve.ts'
import { withIsoTimes } from './with-iso-times.ts'

interface Deps {
  readonly db: Db
  readonly clock: Clock
  readonly settings: Settings
  readonly topics: readonly Topic[]
}

type Asked = ApiGiven<'POST /api/feeds', 'body'>

/** What the feed is of, and what it is called when nobody says. */
async function scopeOf(
  { db, topics }: Deps,
  { topic, region, subscriptionId }: Asked,
): Promise<FeedScope & { name: string }> {
  if (subscriptionId !== undefined) {
    const subscription = await readSubscription(db, subscriptionId)
    if (!subscription) throw new ConsoleError('not-found')
    return { subscriptionId, name: subscription.name }
  }
  if (region !== undefined) {
    const name = namedDivision(region)?.name
    if (name === undefined) throw new ConsoleError('invalid-request', { detail: 'region' })
    return { regionCode: region, name: `简报：${name}` }
  }
  const named = topics.find(({ id }) => id === topic)
  if (!named) throw new ConsoleError('invalid-request', { detail: 'topic' })
  return { topic: named.id, name: `简报：${named.zh}` }
}

export function feedRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, clock, settings } = deps
  const toItem = async ({ regionCode, ...row }: FeedRow): Promise<FeedItem> => {
    const given = { feedId: row.id, publicUrl: publicUrlOf(settings), at: clock.now() }
    const url = row.revokedAt === null ? await feedUrl(db, given) : null
    return { ...withIsoTimes(row), region: regionCode, url }
  }

  serve(app, 'GET /api/feeds', async ({ query: { state } }) => ({
    items: await Promise.all((await listFeeds(db, { limit: feedsShownMax, state })).map(toItem)),
  }))

  serve(app, 'POST /api/feeds', async ({ body, request }) => {
    const { name, ...scope } = await scopeOf(deps, body)
    const by = { ...actorOf(request), at: clock.now() }
    const id = await makeFeed(db, { ...scope, title: body.title ?? name, by })
    const feed = await readFeed(db, id)
    if (!feed) throw new ConsoleError('not-found')
    return await toItem(feed)
  })

  serve(app, 'DELETE /api/feeds/:id', async ({ params, request }) => ({
    changed: await revokeFeed(db, { id: params.id, at: clock.now(), ...actorOf(request) }),
  }))
}
