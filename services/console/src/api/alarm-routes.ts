import type { Clock } from '@jianbao/runtime'
import { type AlarmItem, describeAlarm } from '@jianbao/schema'
import { type AlarmRow, acknowledgeAlarm, type Db, listAlarms } from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { actorOf } from '../access/require-scope.ts'
import { readCursor, toPage } from './page-cursor.ts'
import { serve } from './serve.ts'
import { withIsoTimes } from './with-iso-times.ts'

export function alarmRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  serve(app, 'GET /api/alarms', async ({ query }) => {
    const { limit, state } = query
    const rows = await listAlarms(db, { limit: limit + 1, after: readCursor(query.after), state })
    return toPage(rows, limit, { at: (row) => row.openedAt, item: toItem })
  })

  serve(app, 'POST /api/alarms/:id/acknowledge', async ({ params, request }) => ({
    changed: await acknowledgeAlarm(db, {
      id: params.id,
      at: clock.now(),
      by: actorOf(request),
    }),
  }))
}

const toItem = (row: AlarmRow): AlarmItem => ({
  ...withIsoTimes(row),
  sentence: describeAlarm(row.detail, row.name),
})
