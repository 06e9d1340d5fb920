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
  giveBackStart,
  matchJobOf,
  memberJobsOf,
  readSourceToParse,
  type SourceToParse,
  type StartedRun,
} from '@jianbao/store'
import { wakeIndexing } from './index-articles.ts'
import { isMachineFault } from './is-machine-fault.ts'
import { keepMembers } from './keep-members.ts'
import { startsMax } from './limits.ts'
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

/** The start is counted when its reading begins: files that wait for a child have harmed nobody. */
async function parseSource(
  tools: ParserTools,
  job: ParseJob,
  source: SourceToParse,
): Promise<void> {
  // A second start means that the first did not end: it is read where it can harm no neighbour.
  await using place = await tools.reader.place({ ...source, sha256: job.sha256 }, source.starts > 0)
  const started = await beginRun(tools.db, job)
  if (started && started.starts > startsMax) await reject(tools, job, { fault: 'poison' })
  else if (started) await parseRun(tools, job, started, place)
}

async function parseRun(
  tools: ParserTools,
  job: ParseJob,
  { backfill }: StartedRun,
  place: Place,
): Promise<void> {
  const begun = performance.now()
  try {
    const reading = await place.read()
    const decided = reading.ok
      ? await saveReading(tools, job, {
          ...reading,
          members: await keepMembers(tools.blobs, reading.members),
          backfill,
        })
      : await reject(tools, job, reading)
    const seconds = (performance.now() - begun) / 1_000
    if (decided) tools.count(reading.ok ? 'parsed' : 'rejected', seconds)
  } catch (error) {
    if (isMachineFault(error)) await giveBack(tools, job)
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

/** The disk or the database failed us, not the file: its starts are for what the file does. */
async function giveBack(tools: ParserTools, job: ParseJob): Promise<void> {
  try {
    await giveBackStart(tools.db, job)
  } catch (err) {
    tools.log.warn({ err, sha256: job.sha256 }, 'a start stays counted: the database is away')
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
