/** Channels without their secrets, what takes no more, and a test message. */
import type { Queues } from '@jianbao/queues'
import { dateLine, renderDigest } from '@jianbao/rendering'
import type { Clock, Settings } from '@jianbao/runtime'
import { type ChannelItem, type DigestContent, deliveryQueue, type Topic } from '@jianbao/schema'
import {
  type Act,
  type ChannelRow,
  type Db,
  listChannels,
  openTestDelivery,
  readChannelToTest,
  releaseChannel,
} from '@jianbao/store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actorOf } from '../access/require-scope.ts'
import { ConsoleError } from '../console-errors.ts'
import { channelsShownMax } from '../limits.ts'
import { serve } from './serve.ts'
import { withIsoTimes } from './with-iso-times.ts'

interface Deps {
  readonly db: Db
  readonly queues: Queues
  readonly clock: Clock
  readonly settings: Settings
  readonly topics: readonly Topic[]
}

/** Says that it is a test, and holds nothing of anybody's. */
function testContent(
  subscriptions: readonly { id: string; name: string }[],
  { clock, settings, topics }: Deps,
): DigestContent {
  const article = {
    articleId: null,
    storyId: '00000000-0000-4000-8000-000000000000',
    revision: 1,
    correction: false,
    topics: [],
    section: null,
    label: null,
    title: '这是一条测试消息 · This is a test',
    lead: { text: '收到它，说明这个渠道可以收到简报。', highlights: [] },
    sourceUrl: null,
    bulletin: null,
    reasons: [],
  }
  const articles = [article]
  const locale = 'zh-CN'
  const date = dateLine(clock.now(), settings.timeZone, locale)
  const rendered = renderDigest({ date, locale, subscriptions, articles, topics })
  return { ...rendered, articles, date, locale }
}

async function sendTest(deps: Deps, channelId: string, by: Act): Promise<string> {
  const { db, queues, settings } = deps
  const channel = await readChannelToTest(db, channelId)
  if (!channel) throw new ConsoleError('not-found')
  const { kind, state, subscriptions } = channel
  if (kind === 'feed' || state !== 'active' || subscriptions.length === 0) {
    throw new ConsoleError('channel-off')
  }
  const domain = /@([\w.-]+)>?\s*$/.exec(settings.mailFrom)?.[1] ?? 'localhost'
  const content = testContent(subscriptions, deps)
  const opened = await openTestDelivery(db, {
    ...channel,
    channelId,
    content,
    domain,
    by,
  })
  if (!opened) throw new ConsoleError('too-many-attempts')
  const { deliveryId, attempt } = opened
  // A hint: without queues the notifier's next tick finds it.
  await queues.relay(deliveryQueue(kind), { deliveryId, attempt }).catch(() => undefined)
  return deliveryId
}

export function channelRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, clock } = deps
  const byWhom = (request: FastifyRequest): Act => ({ ...actorOf(request), at: clock.now() })
  const list = async (state?: ChannelRow['state']) => {
    const rows = await listChannels(db, { limit: channelsShownMax, ...(state && { state }) })
    return { items: rows.map((row): ChannelItem => withIsoTimes(row)) }
  }

  serve(app, 'GET /api/channels', async () => list())
  serve(app, 'GET /api/suppressions', async () => list('suppressed'))
  serve(app, 'DELETE /api/suppressions/:id', async ({ params, request }) => ({
    changed: await releaseChannel(db, { channelId: params.id, ...byWhom(request) }),
  }))
  serve(app, 'POST /api/channels/:id/test', async ({ params, request }) => ({
    deliveryId: await sendTest(deps, params.id, byWhom(request)),
  }))
}
