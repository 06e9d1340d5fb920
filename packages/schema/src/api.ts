/**
 * The console's API, whole: every route with what it takes and answers. The server registers its
 * routes from this table, the OpenAPI document is made of it, and the pages' client is typed by it.
 */
import { z } from 'zod'
import type { Needed } from './access.ts'
import {
  accessEventItem,
  accountChange,
  accountItem,
  accountRequest,
  apiTokenItem,
  apiTokenMade,
  apiTokenRequest,
  passwordChange,
  sessionInfo,
} from './api/access.ts'
import { alarmItem, alarmQuery } from './api/alarms.ts'
import {
  articleDetail,
  articleItem,
  articleParams,
  articleQuery,
  bulletinDetail,
  bulletinItem,
  bulletinQuery,
} from './api/bulletins.ts'
import { idParams, pageOf, pageQuery, sha256Params } from './api/common.ts'
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
} from './api/deliveries.ts'
import { mailDetail, mailItem, mailParams } from './api/mailbox.ts'
import { digestItem, overview, systemInfo } from './api/overview.ts'
import { previewAnswer, previewRequest } from './api/preview.ts'
import {
  deadLetter,
  deadLetterParams,
  deadLetterQuery,
  deadLettersActedOn,
  deadLettersOf,
  queueList,
} from './api/queues.ts'
import { auditItem, auditQuery, subscriberItem, subscriberQuery } from './api/readers.ts'
import {
  amountQuery,
  amountTable,
  documentCitationQuery,
  documentDetail,
  documentItem,
  documentParams,
  documentQuery,
  exportQuery,
  facetQuery,
  regionStatistics,
  regionStatisticsQuery,
  searchAnswer,
  searchFacets,
  searchQuery,
  similarArticles,
  topicsPerDay,
  topicsPerDayQuery,
} from './api/search.ts'
import { articleStory } from './api/stories.ts'
import {
  namedRegion,
  namedTopic,
  regionQuery,
  subscriptionBegun,
  subscriptionChange,
  subscriptionItem,
  subscriptionPause,
  subscriptionQuery,
} from './api/subscriptions.ts'
import { bulletinTimeline } from './api/timeline.ts'
import { uploadQuery, uploadReceipt, uploadStanding, uploadStandingQuery } from './api/uploads.ts'
import { manageLinkRequest, signUpRequest } from './sign-up.ts'
import { subscriptionRequest } from './subscription.ts'

export * from './api/access.ts'
export * from './api/alarms.ts'
export * from './api/bulletins.ts'
export * from './api/common.ts'
export * from './api/deliveries.ts'
export * from './api/mailbox.ts'
export * from './api/overview.ts'
export * from './api/preview.ts'
export * from './api/queues.ts'
export * from './api/readers.ts'
export * from './api/search.ts'
export * from './api/stories.ts'
export * from './api/subscriptions.ts'
export * from './api/timeline.ts'
export * from './api/uploads.ts'

/** `answer` is JSON by a schema, or a stream of bytes of a media type. */
export interface ApiRoute {
  readonly tag: string
  /** What whoever asks must hold: checked by one hook, written into the OpenAPI document. */
  readonly scope: Needed
  readonly summary: string
  readonly status?: 200 | 201 | 202
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType | { readonly bytes: true }
  readonly answer: z.ZodType | { readonly mediaType: string }
}

const done = z.object({ changed: z.boolean() })
const accepted = z.object({ accepted: z.literal(true) })
const bytes = { bytes: true } as const

export const apiRoutes = {
  'GET /api/overview': {
    tag: 'overview',
    scope: 'read',
    summary: 'The pipeline in counts, with the newest bulletins, digests and waiting files',
    answer: overview,
  },
  'GET /api/events': {
    tag: 'overview',
    scope: 'read',
    summary:
      'Server-sent events: `counts` carries the `counts` of the overview whenever they change',
    answer: { mediaType: 'text/event-stream' },
  },
  'GET /api/system': {
    tag: 'overview',
    scope: 'read',
    summary: 'Where the inbox and the mailbox are, and which queues are used',
    answer: systemInfo,
  },
  'GET /api/bulletins': {
    tag: 'bulletins',
    scope: 'read',
    summary: 'Files as received, newest first, each with its verdict',
    query: bulletinQuery,
    answer: pageOf(bulletinItem),
  },
  'GET /api/bulletins/:id': {
    tag: 'bulletins',
    scope: 'read',
    summary: 'One bulletin: what was read, its articles in print order, and where its files lie',
    params: sha256Params,
    answer: bulletinDetail,
  },
  'GET /api/bulletins/:id/original': {
    tag: 'bulletins',
    scope: 'read',
    summary: 'The bytes as received',
    params: sha256Params,
    answer: { mediaType: 'application/octet-stream' },
  },
  'GET /api/bulletins/:id/timeline': {
    tag: 'bulletins',
    scope: 'read',
    summary: 'The way of the file from its arrival to the last delivery of what was in it',
    params: sha256Params,
    answer: bulletinTimeline,
  },
  'POST /api/bulletins/:id/replay': {
    tag: 'bulletins',
    scope: 'operate',
    summary: 'Reads the file once more, silently: readers are not told again',
    status: 202,
    params: sha256Params,
    answer: z.object({ run: z.int().positive() }),
  },
  'GET /api/articles': {
    tag: 'articles',
    scope: 'read',
    summary: 'Articles, newest first, of one topic if asked',
    query: articleQuery,
    answer: pageOf(articleItem),
  },
  'GET /api/articles/:id': {
    tag: 'articles',
    scope: 'read',
    summary: 'One article with its mentions and the diagnostics that speak of it',
    params: articleParams,
    answer: articleDetail,
  },
  'GET /api/articles/:id/story': {
    tag: 'articles',
    scope: 'read',
    summary: 'Where else the same article was printed, and what its source text changed',
    params: articleParams,
    answer: articleStory,
  },
  'GET /api/articles/:id/similar': {
    tag: 'articles',
    scope: 'read',
    summary: 'Articles of other stories that share wording with it, most alike first',
    params: articleParams,
    answer: similarArticles,
  },
  'GET /api/search': {
    tag: 'search',
    scope: 'read',
    summary: 'Articles that a filter catches, with the words marked; any search can be followed',
    query: searchQuery,
    answer: searchAnswer,
  },
  'GET /api/search/facets': {
    tag: 'search',
    scope: 'read',
    summary:
      'How many articles a search finds, by topic, region, issuer, document, month, sum, series',
    query: facetQuery,
    answer: searchFacets,
  },
  'GET /api/search/export': {
    tag: 'search',
    scope: 'read',
    summary: 'The newest 10,000 hits of a search as a file',
    query: exportQuery,
    answer: { mediaType: 'application/octet-stream' },
  },
  'GET /api/documents': {
    tag: 'documents',
    scope: 'read',
    summary: 'Cited policy documents with their numbers and how many articles cite them',
    query: documentQuery,
    answer: pageOf(documentItem),
  },
  'GET /api/documents/:key': {
    tag: 'documents',
    scope: 'read',
    summary: 'One cited document: who cites it, where, and since when',
    params: documentParams,
    query: documentCitationQuery,
    answer: documentDetail,
  },
  'GET /api/amounts': {
    tag: 'amounts',
    scope: 'read',
    summary:
      'Sums of money that the articles of a search name, with the words round each, and by kind',
    query: amountQuery,
    answer: amountTable,
  },
  'GET /api/statistics/topics-per-day': {
    tag: 'statistics',
    scope: 'read',
    summary: 'Articles of each day, by topic',
    query: topicsPerDayQuery,
    answer: topicsPerDay,
  },
  'GET /api/statistics/regions': {
    tag: 'statistics',
    scope: 'read',
    summary: 'Articles of each province, or of each division in one',
    query: regionStatisticsQuery,
    answer: regionStatistics,
  },
  'GET /api/topics': {
    tag: 'subscriptions',
    scope: 'read',
    summary: 'The topics a subscription can follow',
    answer: z.object({ items: z.array(namedTopic) }),
  },
  'GET /api/regions': {
    tag: 'subscriptions',
    scope: 'read',
    summary: 'Divisions of GB/T 2260 by the beginning of their name',
    query: regionQuery,
    answer: z.object({ items: z.array(namedRegion) }),
  },
  'GET /api/subscriptions': {
    tag: 'subscriptions',
    scope: 'read',
    summary: 'Subscriptions, newest first',
    query: subscriptionQuery,
    answer: pageOf(subscriptionItem),
  },
  'POST /api/subscriptions': {
    tag: 'subscriptions',
    scope: 'subscribe',
    summary: 'Begins a subscription',
    status: 201,
    body: subscriptionRequest,
    answer: subscriptionBegun,
  },
  'POST /api/subscriptions/preview': {
    tag: 'subscriptions',
    scope: 'read',
    summary: 'What a filter means, and what it would have caught in the last weeks; saves nothing',
    body: previewRequest,
    answer: previewAnswer,
  },
  'POST /api/subscriptions/:id/change': {
    tag: 'subscriptions',
    scope: 'subscribe',
    summary: 'What it is called, follows and when it comes; what waits already still comes',
    params: idParams,
    body: subscriptionChange,
    answer: done,
  },
  'POST /api/subscriptions/:id/pause': {
    tag: 'subscriptions',
    scope: 'subscribe',
    summary: 'Sends nothing up to a day, or again from now on; what is met meanwhile waits',
    params: idParams,
    body: subscriptionPause,
    answer: done,
  },
  'POST /api/subscriptions/:id/end': {
    tag: 'subscriptions',
    scope: 'subscribe',
    summary: 'Ends a subscription; repeating it changes nothing',
    params: idParams,
    answer: done,
  },
  'POST /api/subscriptions/:id/resume': {
    tag: 'subscriptions',
    scope: 'subscribe',
    summary: 'Takes an ended subscription up again; within a day as if it had not ended',
    params: idParams,
    answer: done,
  },
  'GET /api/subscribers': {
    tag: 'subscriptions',
    scope: 'subscribe',
    summary: 'Readers, newest first, each with where their digests go',
    query: subscriberQuery,
    answer: pageOf(subscriberItem),
  },
  'GET /api/subscribers/:id': {
    tag: 'subscriptions',
    scope: 'subscribe',
    summary: 'One reader',
    params: idParams,
    answer: subscriberItem,
  },
  'DELETE /api/subscribers/:id': {
    tag: 'subscriptions',
    scope: 'subscribe',
    summary: 'Removes a sample reader with everything made for it; real readers stay',
    params: idParams,
    answer: done,
  },
  'GET /api/audit': {
    tag: 'subscriptions',
    scope: 'operate',
    summary: 'What became of readers and subscriptions, newest first: when, and from where',
    query: auditQuery,
    answer: pageOf(auditItem),
  },
  'POST /api/subscribers/:id/export': {
    tag: 'subscriptions',
    scope: 'administer',
    summary: 'Everything held about one reader; that it was asked for is noted',
    params: idParams,
    answer: { mediaType: 'application/json' },
  },
  'POST /api/subscribers/:id/erase': {
    tag: 'subscriptions',
    scope: 'administer',
    summary: 'Erases a reader: address, wishes and what was sent. Counts and hashes stay',
    params: idParams,
    answer: done,
  },
  'GET /api/alarms': {
    tag: 'overview',
    scope: 'read',
    summary: 'What is broken, newest first: silent series and subscriptions, failing channels',
    query: alarmQuery,
    answer: pageOf(alarmItem),
  },
  'POST /api/alarms/:id/acknowledge': {
    tag: 'overview',
    scope: 'operate',
    summary: 'Somebody has seen it; it closes by itself when it is well again',
    params: idParams,
    answer: done,
  },
  'POST /api/public/sign-ups': {
    tag: 'public',
    scope: 'public',
    summary:
      'Without login: asks the owner of the address by mail; the answer is the same for every address',
    status: 202,
    body: signUpRequest,
    answer: accepted,
  },
  'POST /api/public/manage-links': {
    tag: 'public',
    scope: 'public',
    summary:
      'Without login: sends readers the link to their subscriptions; the same answer for all',
    status: 202,
    body: manageLinkRequest,
    answer: accepted,
  },
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
  'GET /api/mailbox': {
    tag: 'mailbox',
    scope: 'operate',
    summary: 'Mails kept by the built-in mail server, newest first',
    query: pageQuery,
    answer: pageOf(mailItem),
  },
  'GET /api/mailbox/:name': {
    tag: 'mailbox',
    scope: 'operate',
    summary: 'One mail: headers, plain text, attachments',
    params: mailParams,
    answer: mailDetail,
  },
  'GET /api/mailbox/:name/html': {
    tag: 'mailbox',
    scope: 'operate',
    summary: 'The HTML of one mail, without scripts or anything from outside',
    params: mailParams,
    answer: { mediaType: 'text/html' },
  },
  'GET /api/mailbox/:name/raw': {
    tag: 'mailbox',
    scope: 'operate',
    summary: 'The mail as it was received (.eml)',
    params: mailParams,
    answer: { mediaType: 'message/rfc822' },
  },
  'GET /api/queues': {
    tag: 'queues',
    scope: 'read',
    summary: 'Every queue: counts, the oldest waiting job, the pace, and workers alive',
    answer: queueList,
  },
  'GET /api/dead-letters': {
    tag: 'queues',
    scope: 'read',
    summary: 'Jobs that gave up, newest first, with the reason and what they were about',
    query: deadLetterQuery,
    answer: z.object({ items: z.array(deadLetter) }),
  },
  'POST /api/dead-letters/retry': {
    tag: 'queues',
    scope: 'operate',
    summary: 'Runs all jobs that gave up again, of one queue or of all',
    body: deadLettersOf,
    answer: deadLettersActedOn,
  },
  'POST /api/dead-letters/discard': {
    tag: 'queues',
    scope: 'administer',
    summary: 'Removes all jobs that gave up, of one queue or of all',
    body: deadLettersOf,
    answer: deadLettersActedOn,
  },
  'POST /api/dead-letters/:queue/:id/retry': {
    tag: 'queues',
    scope: 'operate',
    summary: 'Runs the job again; `changed` is false when it is gone or no longer failed',
    params: deadLetterParams,
    answer: done,
  },
  'DELETE /api/dead-letters/:queue/:id': {
    tag: 'queues',
    scope: 'administer',
    summary:
      'Removes the job, if it is there. What the ledger still owes is queued again by the sweep',
    params: deadLetterParams,
    answer: done,
  },
  'POST /api/uploads': {
    tag: 'uploads',
    scope: 'upload',
    summary: 'Puts the body, as it is, into the inbox under this name',
    status: 201,
    query: uploadQuery,
    body: bytes,
    answer: uploadReceipt,
  },
  'GET /api/uploads': {
    tag: 'uploads',
    scope: 'upload',
    summary: 'How an upload stands',
    query: uploadStandingQuery,
    answer: uploadStanding,
  },
  'GET /api/session': {
    tag: 'session',
    scope: 'login',
    summary: 'Who asks, until when the login lasts, and which routes are open to them',
    answer: sessionInfo,
  },
  'DELETE /api/session': {
    tag: 'session',
    scope: 'login',
    summary: 'Logs out',
    answer: done,
  },
  'POST /api/session/password': {
    tag: 'session',
    scope: 'login',
    summary: 'Changes the own password of an account; its other sessions end',
    body: passwordChange,
    answer: done,
  },
  'GET /api/accounts': {
    tag: 'access',
    scope: 'administer',
    summary: 'Who may log in with a name and a password',
    answer: z.object({ items: z.array(accountItem) }),
  },
  'POST /api/accounts': {
    tag: 'access',
    scope: 'administer',
    summary: 'Makes an account',
    status: 201,
    body: accountRequest,
    answer: z.object({ id: z.uuid() }),
  },
  'POST /api/accounts/:id': {
    tag: 'access',
    scope: 'administer',
    summary: 'Gives an account another role or password, which ends its sessions',
    params: idParams,
    body: accountChange,
    answer: done,
  },
  'DELETE /api/accounts/:id': {
    tag: 'access',
    scope: 'administer',
    summary: 'Removes an account with its sessions and the tokens it made',
    params: idParams,
    answer: done,
  },
  'GET /api/tokens': {
    tag: 'access',
    scope: 'administer',
    summary: 'Tokens of programs: scopes, end, last use; never the token',
    answer: z.object({ items: z.array(apiTokenItem) }),
  },
  'POST /api/tokens': {
    tag: 'access',
    scope: 'administer',
    summary: 'Makes a token, which is told this once',
    status: 201,
    body: apiTokenRequest,
    answer: apiTokenMade,
  },
  'DELETE /api/tokens/:id': {
    tag: 'access',
    scope: 'administer',
    summary: 'Revokes a token at once',
    params: idParams,
    answer: done,
  },
  'GET /api/access-events': {
    tag: 'access',
    scope: 'administer',
    summary: 'Logins, and what became of accounts and tokens, newest first',
    query: pageQuery,
    answer: pageOf(accessEventItem),
  },
} as const satisfies Record<`${'GET' | 'POST' | 'DELETE'} /api/${string}`, ApiRoute>

type Routes = typeof apiRoutes
export type ApiKey = keyof Routes

type Part<Key extends ApiKey, Name extends 'params' | 'query' | 'body'> = Routes[Key] extends {
  readonly [N in Name]: infer Schema
}
  ? Schema
  : undefined

/** What the handler of a route is given, after defaults. Undefined where the route takes none. */
export type ApiGiven<Key extends ApiKey, Name extends 'params' | 'query' | 'body'> =
  Part<Key, Name> extends z.ZodType ? z.output<Part<Key, Name>> : undefined

/** What a client sends, before defaults. */
export type ApiSent<Key extends ApiKey, Name extends 'params' | 'query' | 'body'> =
  Part<Key, Name> extends z.ZodType ? z.input<Part<Key, Name>> : undefined

/** What a route answers. `never` where the answer is a stream. */
export type ApiAnswer<Key extends ApiKey> = Routes[Key]['answer'] extends z.ZodType
  ? z.output<Routes[Key]['answer']>
  : never
