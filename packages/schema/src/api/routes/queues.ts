/** Routes of queues and of jobs that gave up. */
import { z } from 'zod'
import {
  deadLetter,
  deadLetterParams,
  deadLetterQuery,
  deadLettersActedOn,
  deadLettersOf,
  queueList,
} from '../queues.ts'
import { type ApiRoutes, done } from './route.ts'

export const queuesRoutes = {
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
} as const satisfies ApiRoutes
