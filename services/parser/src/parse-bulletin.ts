/**
 * The job `bulletin-parse`, one step a line. Running it twice equals running it once: the ledger
 * answers whether this run is the newest and still undecided, and verdict and records are one
 * transaction.
 */
import type { FaultCode, JobPayload } from '@jianbao/schema'
import { beginRun, decideSource, giveBackStart, matchJobOf, type StartedRun } from '@jianbao/store'
import { isMachineFault } from './is-machine-fault.ts'
import { startsMax } from './limits.ts'
import type { Reading } from './read-bulletin.ts'
import { saveBulletinRecords } from './save-records.ts'
import type { ParserTools } from './tools.ts'

export type ParseJob = JobPayload<'bulletin-parse'>

export async function parseBulletin(tools: ParserTools, job: ParseJob): Promise<void> {
  const started = await beginRun(tools.db, job)
  if (started && started.starts > startsMax) await reject(tools, job, 'poison')
  else if (started) await parseRun(tools, job, started)
  // Also for a run that was decided before: its process may have died before the relay.
  await relayMatch(tools, job)
}

async function parseRun(tools: ParserTools, job: ParseJob, started: StartedRun): Promise<void> {
  const begun = performance.now()
  try {
    const reading = await read(tools, job, started)
    const decided = reading.ok
      ? await saveBulletinRecords(tools, job, { ...reading.bulletin, backfill: started.backfill })
      : await reject(tools, job, reading.fault)
    const seconds = (performance.now() - begun) / 1_000
    if (decided) tools.count(reading.ok ? 'parsed' : 'rejected', seconds)
  } catch (error) {
    if (isMachineFault(error)) await giveBack(tools, job)
    throw error
  }
}

/** A second start means that the first did not end: it is read where it can harm no neighbour. */
async function read(tools: ParserTools, job: ParseJob, started: StartedRun): Promise<Reading> {
  const bytes = await tools.blobs.read(job.sha256)
  const file = { sha256: job.sha256, name: started.name, bytes }
  return tools.reader.read(file, started.starts > 1)
}

async function reject(tools: ParserTools, job: ParseJob, fault: FaultCode): Promise<boolean> {
  const { sha256, run } = job
  const at = tools.clock.now()
  const verdict = { kind: 'rejected', fault } as const
  const decided = await decideSource(tools.db, { sha256, run, verdict, at })
  if (decided) tools.log.warn({ sha256, fault }, 'file rejected')
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
  if (owed?.run === job.run) await tools.queues.relay('article-match', owed)
}
