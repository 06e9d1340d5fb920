import type { DigestItem } from '@jianbao/schema'
import { type Db, type DigestPageRow, pageDigests } from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { readCursor, toPage } from './page-cursor.ts'
import { serve } from './serve.ts'

export function digestRoutes(app: FastifyInstance, { db }: { db: Db }): void {
  serve(app, 'GET /api/digests', async ({ query }) => {
    const rows = await pageDigests(db, { limit: query.limit + 1, after: readCursor(query.after) })
    return toPage(rows, query.limit, { at: (row) => row.createdAt, item: toDigestItem })
  })
}

export function toDigestItem(row: DigestPageRow): DigestItem {
  const { deliveryState, attempt, answer, nextAttemptAt, finishedAt, createdAt, ...digest } = row
  const delivery = deliveryState &&
    nextAttemptAt && {
      state: deliveryState,
      attempt: attempt ?? 0,
      answer,
      nextAttemptAt: nextAttemptAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    }
  return { ...digest, delivery, createdAt: createdAt.toISOString() }
}
