/** Routes of alarms. */
import { alarmItem, alarmQuery } from '../alarms.ts'
import { idParams, pageOf } from '../common.ts'
import { type ApiRoutes, done } from './route.ts'

export const alarmsRoutes = {
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
} as const satisfies ApiRoutes
