import type { FailedJob, Queues } from '@jianbao/queues'
import type { Clock } from '@jianbao/runtime'
import { type DeadLetter, jobContracts, type QueueName, queueNames } from '@jianbao/schema'
import {
  addAuditEvent,
  addressesOfNotices,
  type Db,
  type DigestOfJob,
  digestsOfJobs,
  namesOfSources,
} from '@jianbao/store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '../access/require-scope.ts'
import { serve } from './serve.ts'
import { withIsoTimes } from './with-iso-times.ts'

interface Deps {
  readonly db: Db
  readonly queues: Queues
  readonly clock: Clock
}

export function queueRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, queues, clock } = deps
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
  serve(app, 'POST /api/dead-letters/retry', async ({ body: { queue }, request }) => ({
    changed: await actOnAll(deps, { request, queue, what: 'jobs-retried' }),
    left: await left(queue),
  }))
  serve(app, 'POST /api/dead-letters/discard', async ({ body: { queue }, request }) => ({
    changed: await actOnAll(deps, { request, queue, what: 'jobs-discarded' }),
    left: await left(queue),
  }))

  serve(app, 'POST /api/dead-letters/:queue/:id/retry', async ({ params, request }) => ({
    changed: await actOnOne(deps, { request, ...params, what: 'job-retried' }),
  }))

  serve(app, 'DELETE /api/dead-letters/:queue/:id', async ({ params, request }) => ({
    changed: await actOnOne(deps, { request, ...params, what: 'job-discarded' }),
  }))
}

/**
 * The job lies in the queue, the trail in the database: it is acted on inside the transaction that notes
 * it, so that nothing is done while the database is away.
 */
async function actOnOne(
  { db, queues, clock }: Deps,
  given: {
    request: FastifyRequest
    queue: QueueName
    id: string
    what: 'job-retried' | 'job-discarded'
  },
): Promise<boolean> {
  const { request, queue, id, what } = given
  const by = { ...actorOf(request), at: clock.now() }
  return await db.transaction().execute(async (trx) => {
    const job = await queues.failedJob(queue, id)
    if (!job) return false
    const act = what === 'job-retried' ? queues.retry : queues.discard
    if (!(await act.call(queues, queue, id))) return false
    const [about] = (await withSubjects(trx, [job])).map((each) => each.about)
    await addAuditEvent(trx, { ...by, what, subjectId: id, detail: { queue }, ...subjectOf(about) })
    return true
  })
}

/** A file by its name, a digest by whose it is; the address a single mail is for belongs into no trail. */
function subjectOf(about: DeadLetter['about'] | undefined) {
  if (about?.kind === 'bulletin') return { subject: about.name }
  return about?.kind === 'digest' ? { digestId: about.id } : {}
}

/** Noted also where the queue broke off half-way: then nobody knows how many there were. */
async function actOnAll(
  { db, queues, clock }: Deps,
  given: {
    request: FastifyRequest
    queue: QueueName | undefined
    what: 'jobs-retried' | 'jobs-discarded'
  },
): Promise<number> {
  const { request, queue, what } = given
  const by = { ...actorOf(request), at: clock.now() }
  let count: number | undefined
  try {
    count = await (what === 'jobs-retried' ? queues.retryAll(queue) : queues.discardAll(queue))
    return count
  } finally {
    const detail = { queue, count }
    if (count !== 0) await addAuditEvent(db, { ...by, what, detail })
  }
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
