import { Readable } from 'node:stream'
import type { Clock } from '@jianbao/runtime'
import {
  type Db,
  deleteSampleSubscriber,
  eraseReader,
  exportReader,
  listAudit,
  pageSubscribers,
  readReader,
  readSubscriber,
} from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { actorOf } from '../access/require-scope.ts'
import { ConsoleError } from '../console-errors.ts'
import { attachment } from './attachment.ts'
import { readCursor, toPage } from './page-cursor.ts'
import { serve } from './serve.ts'
import { withIsoTimes } from './with-iso-times.ts'

export function readerRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  serve(app, 'GET /api/audit', async ({ query }) => {
    const { limit, subscriberId } = query
    const after = readCursor(query.after)
    const rows = await listAudit(db, { limit: limit + 1, after, subscriberId })
    return toPage(rows, limit, {
      at: (row) => row.at,
      item: (row) => ({ ...row, at: row.at.toISOString() }),
    })
  })

  serve(app, 'GET /api/subscribers', async ({ query }) => {
    const { limit } = query
    const rows = await pageSubscribers(db, {
      ...query,
      limit: limit + 1,
      after: readCursor(query.after),
    })
    return toPage(rows, limit, { at: (row) => row.createdAt, item: withIsoTimes })
  })

  serve(app, 'GET /api/subscribers/:id', async ({ params }) => {
    const row = await readSubscriber(db, params.id)
    if (!row) throw new ConsoleError('not-found')
    return withIsoTimes(row)
  })

  serve(app, 'DELETE /api/subscribers/:id', async ({ params }) => ({
    changed: await deleteSampleSubscriber(db, params.id),
  }))

  // Not by GET: that it was asked for stands in the audit trail.
  serve(app, 'POST /api/subscribers/:id/export', async ({ params, request, reply }) => {
    const at = clock.now()
    const reader = await readReader(db, params.id, at)
    if (!reader) throw new ConsoleError('not-found')
    const pieces = exportReader(db, { ...actorOf(request), subscriberId: reader.id, at })
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', attachment(`jianbao-${reader.id}.json`))
      .send(Readable.from(pieces))
  })

  serve(app, 'POST /api/subscribers/:id/erase', async ({ params, request }) => ({
    changed: await eraseReader(db, {
      ...actorOf(request),
      subscriberId: params.id,
      at: clock.now(),
    }),
  }))
}
