/** Routes of digests, deliveries, channels and feeds. */
import { z } from 'zod'
import { idParams, pageOf, pageQuery } from '../common.ts'
import {
  bytesQuery,
  channelList,
  deliveryDecision,
  deliveryDetail,
  deliveryItem,
  deliveryQuery,
  feedItem,
  feedQuery,
  feedRequest,
} from '../deliveries.ts'
import { digestItem } from '../overview.ts'
import { type ApiRoutes, done } from './route.ts'

export const deliveriesRoutes = {
  'GET /api/digests': {
    tag: 'digests',
    scope: 'read',
    summary: 'Digests, newest first, each with how its delivery stands',
    query: pageQuery,
    answer: pageOf(digestItem),
  },
  'GET /api/deliveries': {
    tag: 'deliveries',
    scope: 'read',
    summary: 'What was sent to whom, newest first; of one state, kind, reader or article if asked',
    query: deliveryQuery,
    answer: pageOf(deliveryItem),
  },
  'GET /api/deliveries/:id': {
    tag: 'deliveries',
    scope: 'read',
    summary: 'One delivery with every attempt, every part and what came back',
    params: idParams,
    answer: deliveryDetail,
  },
  'GET /api/deliveries/:id/bytes': {
    tag: 'deliveries',
    scope: 'operate',
    summary: 'The exact bytes that were sent: of a mail all, of other messages one part',
    params: idParams,
    query: bytesQuery,
    answer: { mediaType: 'application/octet-stream' },
  },
  'POST /api/deliveries/:id/retry': {
    tag: 'deliveries',
    scope: 'operate',
    summary: 'Sends again what failed or is unknown, and replays a webhook under the same id',
    params: idParams,
    answer: done,
  },
  'POST /api/deliveries/:id/resolve': {
    tag: 'deliveries',
    scope: 'operate',
    summary: 'A person decides what nobody could tell: it arrived, or it is sent again',
    params: idParams,
    body: deliveryDecision,
    answer: done,
  },
  'GET /api/channels': {
    tag: 'deliveries',
    scope: 'read',
    summary: 'Where digests go, without a secret',
    answer: channelList,
  },
  'POST /api/channels/:id/test': {
    tag: 'deliveries',
    scope: 'subscribe',
    summary: 'Sends a test message there, as a delivery like any other',
    status: 202,
    params: idParams,
    answer: z.object({ deliveryId: z.uuid() }),
  },
  'GET /api/suppressions': {
    tag: 'deliveries',
    scope: 'read',
    summary: 'Channels that take no more, and why',
    answer: channelList,
  },
  'DELETE /api/suppressions/:id': {
    tag: 'deliveries',
    scope: 'administer',
    summary: 'Takes a channel up again',
    params: idParams,
    answer: done,
  },
  'GET /api/feeds': {
    tag: 'feeds',
    scope: 'subscribe',
    summary: 'Feeds that answer, each with its private link; or those that were revoked',
    query: feedQuery,
    answer: z.object({ items: z.array(feedItem) }),
  },
  'POST /api/feeds': {
    tag: 'feeds',
    scope: 'subscribe',
    summary: 'Makes a feed of a topic, a region or a subscription',
    status: 201,
    body: feedRequest,
    answer: feedItem,
  },
  'DELETE /api/feeds/:id': {
    tag: 'feeds',
    scope: 'subscribe',
    summary: 'Revokes a feed: its link answers nobody any more',
    params: idParams,
    answer: done,
  },
} as const satisfies ApiRoutes
