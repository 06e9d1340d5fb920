/**
 * The job `bulletin-parse`, one step a line. Running it twice equals running it once: the ledger
 * answers whether this run is the newest and still undecided, and verdict and records are one
 * transaction. A container has its verdict when its members have theirs.
 */
import type { FaultCode, JobPayload } from '@jianbao/schema'
import {
  beginRun,
  decideContainers,
  decideSource,
  endStart,
  matchJobOf,
  memberJobsOf,
  type ReceivedMember,
  readSourceToParse,
  type SourceToParse,
} from '@jianbao/store'
import { wakeIndexing } from './index-articles.ts'
import { isMachineFault } from './is-machine-fault.ts'
import { keepMembers } from './keep-members.ts'
import { failuresMax, startsMax } from './limits.ts'
import type { Reading } from './read-bulletin.ts'
import { saveReading } from './save-records.ts'
import type { ParserTools, Place } from './tools.ts'

export type ParseJob = JobPayload<'bulletin-parse'>

export async function parseBulletin(tools: ParserTools, job: ParseJob): Promise<void> {
  const source = await readSourceToParse(tools.db, job)
  if (source) await parseSource(tools, job, source)
  // Also for a run that was decided before: its process may have died before these.
  await relayMatch(tools, job)
  await relayMembers(tools, job)
  await decideContainers(tools.db, { sha256: job.sha256, at: tools.clock.now() })
}

async function parseSource(
  tools: ParserTools,
  job: ParseJob,
  source: SourceToParse,
): Promise<void> {
  const read = await readSource(tools, job, source)
  if (!read) return
  const { reading, backfill, begun } = read
  const decided = await orCount(tools, job, () =>
    reading.ok ? saveReading(tools, job, { ...reading, backfill }) : reject(tools, job, reading),
  )
  const seconds = (performance.now() - begun) / 1_000
  if (decided) tools.count(reading.ok ? 'parsed' : 'rejected', seconds)
}

interface ReadSource {
  readonly reading: Reading<ReceivedMember>
  readonly backfill: boolean
  readonly begun: number
}

/**
 * Waits for a place, reads, and leaves the place before anything is saved: saving may read an older
 * bulletin, and that needs a place too. The start is counted when reading begins: files that wait for
 * a child have harmed nobody. Null when there is nothing to do any more.
 */
async function readSource(
  tools: ParserTools,
  job: ParseJob,
  source: SourceToParse,
): Promise<ReadSource | null> {
  // A second start means that the first did not end: it is read where it can harm no neighbour.
  await using place = await tools.reader.place({ ...source, sha256: job.sha256 }, source.starts > 0)
  const started = await beginRun(tools.db, job)
  if (!started) return null
  const { backfill, starts, failures } = started
  const begun = performance.now()
  if (failures >= failuresMax || starts > startsMax)
    return { reading: { ok: false, fault: 'poison' }, backfill, begun }
  const reading = await orCount(tools, job, () => readAndKeep(tools, place))
  return { reading, backfill, begun }
}

async function readAndKeep(tools: ParserTools, place: Place): Promise<Reading<ReceivedMember>> {
  const reading = await place.read()
  if (!reading.ok) return reading
  return { ...reading, members: await keepMembers(tools.blobs, reading.members) }
}

/** Where a step fails, counts whose fault it was. */
async function orCount<T>(tools: ParserTools, job: ParseJob, step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    await count(tools, job, isMachineFault(error) ? 'machine' : 'file')
    throw error
  }
}

async function reject(
  tools: ParserTools,
  job: ParseJob,
  { fault, detail }: { fault: FaultCode; detail?: string | undefined },
): Promise<boolean> {
  const { sha256, run } = job
  const at = tools.clock.now()
  const verdict = { kind: 'rejected', fault, detail } as const
  const decided = await decideSource(tools.db, { sha256, run, verdict, at })
  if (decided) tools.log.warn({ sha256, fault, detail }, 'file rejected')
  return decided
}

async function count(
  tools: ParserTools,
  { sha256, run }: ParseJob,
  fault: 'machine' | 'file',
): Promise<void> {
  try {
    await endStart(tools.db, { sha256, run, fault })
  } catch (err) {
    tools.log.warn({ err, sha256, fault }, 'a start stays counted as begun: the database is away')
  }
}

async function relayMatch(tools: ParserTools, job: ParseJob): Promise<void> {
  const owed = await matchJobOf(tools.db, job.sha256)
  if (owed?.run !== job.run) return
  await tools.queues.relay('article-match', owed)
  await wakeIndexing(tools)
}

async function relayMembers(tools: ParserTools, job: ParseJob): Promise<void> {
  for (const owed of await memberJobsOf(tools.db, job.sha256))
    await tools.queues.relay('bulletin-parse', owed)
}
