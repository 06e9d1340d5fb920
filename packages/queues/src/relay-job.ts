/** Makes sure a job exists. A retained job would silently swallow an add with its id, hence the question first. */
import { type JobPayload, jobContracts, type QueueName } from '@jianbao/schema'
import type { BullQueue } from './bull-backend.ts'

/**
 * Absent → added; failed → retried with fresh attempts; else left alone.
 * The payload is parsed by its contract first, so that nothing a worker cannot read enters the queue.
 */
export async function relayJob<Name extends QueueName>(
  queue: BullQueue,
  name: Name,
  payload: JobPayload<Name>,
): Promise<'added' | 'retried' | 'present'> {
  const contract = contractOf(name)
  const data = contract.payload.parse(payload)
  const jobId = contract.jobId(data)
  const existing = await queue.getJob(jobId)
  if (!existing) {
    await queue.add(name, data, { ...jobOptions(contract), jobId })
    return 'added'
  }
  if (!(await existing.isFailed())) return 'present'
  await existing.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true })
  return 'retried'
}

/**
 * The contract's policy in BullMQ's words. History lives in PostgreSQL, so a finished job leaves
 * nothing; nor does a tick that failed, because the next one does its work.
 */
export function jobOptions(contract: Contract) {
  return {
    attempts: contract.attempts,
    backoff: { ...contract.backoff },
    removeOnComplete: true,
    removeOnFail: contract.everyMs !== null,
  }
}

/** What is wrong with a payload, and where. */
interface Refusal {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
}

/** A contract seen without its payload's type: TypeScript cannot follow a name through the table. */
export interface Contract {
  readonly payload: {
    parse(data: unknown): unknown
    safeParse(data: unknown): { success: true; data: unknown } | { success: false; error: Refusal }
  }
  jobId(payload: unknown): string
  readonly attempts: number
  readonly backoff: { readonly type: string; readonly delay: number }
  readonly everyMs: number | null
  readonly concurrency: number
}

export function contractOf(name: QueueName): Contract {
  // `jobId` takes its own contract's payload, which `payload` has parsed just before.
  return jobContracts[name] as unknown as Contract
}
