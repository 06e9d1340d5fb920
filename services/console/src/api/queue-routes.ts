import type { FailedJob, Queues } from '@jianbao/queues'
import type { Clock } from '@jianbao/runtime'
import { type DeadLetter, jobContracts, type QueueName, queueNames } from '@jianbao/schema'
import {
  addressesOfNotices,
  type Db,
  type DigestOfJob,
  digestsOfJobs,
  namesOfSources,
} from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { serve } from './serve.ts'
import { withIsoTimes } from './with-iso-times.ts'

export function queueRoutes(
  app: FastifyInstance,
  { db, queues, clock }: { db: Db; queues: Queues; clock: Clock },
): void {
  serve(app, 'GET /api/queues', async () => {
    const at = clock.now()
    const standings = await queues.standings(at)
    return {
      at: at.toISOString(),
      backend: queues.backend,
      queues: queueNames.map((name) => ({
        name,
        service: jobContracts[name].service,
        ...withIsoTimes(standings[name]),
      })),
    }
  })

  serve(app, 'GET /api/dead-letters', async ({ query }) => ({
    items: await withSubjects(db, await queues.failed(query.limit, query.queue)),
  }))

  const left = async (queue?: QueueName) => {
    const counts = await queues.counts()
    const names = queue ? [queue] : queueNames
    return names.reduce((sum, name) => sum + counts[name].failed, 0)
  }
  serve(app, 'POST /api/dead-letters/retry', async ({ body: { queue } }) => ({
    changed: await queues.retryAll(queue),
    left: await left(queue),
  }))
  serve(app, 'POST /api/dead-letters/discard', async ({ body: { queue } }) => ({
    changed: await queues.discardAll(queue),
    left: await left(queue),
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
    noticeId: z.uuid(),
  })
  .partial()
  .catch({})

/** Says which file, digest or mail each job was about: keys alone tell a person nothing. */
async function withSubjects(db: Db, jobs: readonly FailedJob[]): Promise<DeadLetter[]> {
  const all = jobs.map((job) => keys.parse(job.payload))
  const given = <T>(values: (T | undefined)[]) => values.filter((value) => value !== undefined)
  const names = await namesOfSources(db, given(all.map((key) => key.sha256 ?? key.bulletinId)))
  const digests = await digestsOfJobs(db, {
    digestIds: given(all.map((key) => key.digestId)),
    deliveryIds: given(all.map((key) => key.deliveryId)),
  })
  const addresses = await addressesOfNotices(db, given(all.map((key) => key.noticeId)))
  const aboutOf = (key: z.infer<typeof keys>): DeadLetter['about'] => {
    const sha256 = key.sha256 ?? key.bulletinId ?? ''
    const name = names.get(sha256)
    if (name !== undefined) return { kind: 'bulletin', id: sha256, name, deliveryId: null }
    const address = addresses.get(key.noticeId ?? '')
    if (address !== undefined) {
      return { kind: 'notice', id: key.noticeId ?? '', name: address, deliveryId: null }
    }
    const isIts = (of: DigestOfJob) =>
      key.deliveryId ? of.deliveryId === key.deliveryId : of.digestId === key.digestId
    const digest = digests.find(isIts)
    if (!digest) return null
    const { digestId: id, subscriber, deliveryId } = digest
    return { kind: 'digest', id, name: subscriber, deliveryId }
  }
  return jobs.map((job, index) => ({
    ...withIsoTimes(job),
    about: aboutOf(all[index] ?? {}),
  }))
}
