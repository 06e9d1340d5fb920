/** The pipeline in numbers: what the ledger owes, and which jobs gave up. */
import type { QueueCounts, Queues } from '@jianbao/queues'
import type { Clock } from '@jianbao/runtime'
import { type PipelineCounts, type QueueName, queueNames, type StageName } from '@jianbao/schema'
import { type Db, readPipeline, readTotals } from '@jianbao/store'
import { latelyMs } from '../limits.ts'

type AllCounts = Record<QueueName, QueueCounts>

const queuesOfStage: Record<StageName, readonly QueueName[]> = {
  inbox: [],
  parse: ['bulletin-parse'],
  match: ['article-match'],
  digest: ['digest-plan', 'digest-compose'],
  deliver: queueNames.filter((name) => name.startsWith('deliver-')),
}
const stageNames = Object.keys(queuesOfStage) as StageName[]

export interface Counts {
  readonly pipeline: PipelineCounts
  /** Null while the queues do not answer. */
  readonly queues: AllCounts | null
}

export async function readCounts(deps: { db: Db; queues: Queues; clock: Clock }): Promise<Counts> {
  const at = deps.clock.now()
  const [ledger, totals, queues] = await Promise.all([
    readPipeline(deps.db, { at, since: new Date(at.getTime() - latelyMs) }),
    readTotals(deps.db),
    deps.queues.counts().catch(() => null),
  ])
  const stages = stageNames.map((stage) => {
    const { oldestAt, ...counts } = ledger[stage]
    const letters = queuesOfStage[stage].map((name) => queues?.[name].failed ?? 0)
    const failed = counts.failed + letters.reduce((sum, each) => sum + each, 0)
    return { stage, ...counts, failed, oldestAt: oldestAt?.toISOString() ?? null }
  })
  const { bulletinAt, digestAt, alarmAt, ...sums } = totals
  return {
    pipeline: {
      at: at.toISOString(),
      stages,
      queuesReachable: queues !== null,
      totals: sums,
      newest: {
        bulletinAt: bulletinAt?.toISOString() ?? null,
        digestAt: digestAt?.toISOString() ?? null,
        alarmAt: alarmAt?.toISOString() ?? null,
      },
    },
    queues,
  }
}
