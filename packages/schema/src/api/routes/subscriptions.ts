/** Routes of subscriptions and of what they can follow. */
import { z } from 'zod'
import { subscriptionRequest } from '../../subscription.ts'
import { idParams, pageOf } from '../common.ts'
import { previewAnswer, previewRequest } from '../preview.ts'
import {
  namedRegion,
  namedTopic,
  regionQuery,
  subscriptionBegun,
  subscriptionChange,
  subscriptionItem,
  subscriptionPause,
  subscriptionQuery,
} from '../subscriptions.ts'
import { type ApiRoutes, done } from './route.ts'

export const subscriptionsRoutes = {
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
} as const satisfies ApiRoutes
