/** Routes of readers and of what became of them. */
import { idParams, pageOf } from '../common.ts'
import { auditItem, auditQuery, subscriberItem, subscriberQuery } from '../readers.ts'
import { type ApiRoutes, done } from './route.ts'

export const readersRoutes = {
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
    summary: 'What people did, newest first: to what, when, and from where; of one reader if asked',
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
} as const satisfies ApiRoutes
