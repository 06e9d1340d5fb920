import type { FailedJob, Queues } from '@jianbao/queues'
import { type DeadLetter, queueNames } from '@jianbao/schema'
import { type Db, digestsOfJobs, namesOfSources } from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { serve } from './serve.ts'

export function queueRoutes(
  app: FastifyInstance,
  { db, queues }: { db: Db; queues: Queues },
): void {
  serve(app, 'GET /api/queues', async () => {
    const counts = await queues.counts()
    return {
      backend: queues.backend,
      queues: queueNames.map((name) => ({ name, ...counts[name] })),
    }
  })

  serve(app, 'GET /api/dead-letters', async ({ query }) => ({
    items: await withSubjects(db, await queues.failed(query.limit)),
  }))

  serve(app, 'POST /api/dead-letters/:queue/:id/retry', async ({ params }) => ({
    changed: await queues.retry(params.queue, params.id),
  }))

  serve(app, 'DELETE /api/dead-letters/:queue/:id', async ({ params }) => ({
    changed: await queues.discard(params.queue, params.id),
  }))
}

// What lies in a queue may be older than this version: every key is optional.
const keys = z
  .object({
    sha256: z.string(),
    bulletinId: z.string(),
    digestId: z.uuid(),
    deliveryId: z.uuid(),
  })
  .partial()
  .catch({})

/** Says which file or digest each job was about: keys alone tell a person nothing. */
async function withSubjects(db: Db, jobs: readonly FailedJob[]): Promise<DeadLetter[]> {
  const all = jobs.map((job) => keys.parse(job.payload))
  const given = <T>(values: (T | undefined)[]) => values.filter((value) => value !== undefined)
  const names = await namesOfSources(db, given(all.map((key) => key.sha256 ?? key.bulletinId)))
  const digests = await digestsOfJobs(db, {
    digestIds: given(all.map((key) => key.digestId)),
    deliveryIds: given(all.map((key) => key.deliveryId)),
  })
  return jobs.map((job, index) => {
    const key = all[index] ?? {}
    const sha256 = key.sha256 ?? key.bulletinId
    const name = sha256 && names.get(sha256)
    const digest = digests.find(
      (each) =>
        (key.digestId && each.digestId === key.digestId) ||
        (key.deliveryId && each.deliveryId === key.deliveryId),
    )
    return {
      ...job,
      failedAt: job.failedAt.toISOString(),
      about:
        (sha256 && name && { kind: 'bulletin' as const, id: sha256, name }) ||
        (digest && { kind: 'digest' as const, id: digest.digestId, name: digest.subscriber }) ||
        null,
    }
  })
}
