/** `jianbao status`: what waits, for how long, what failed, and what lies untaken in the inbox. */
import type { QueueCounts, Queues } from '@jianbao/queues'
import { describeAlarm } from '@jianbao/schema'
import {
  type Db,
  hasWorkingDays,
  inboxWaits,
  listAlarms,
  openStore,
  readDeliveryFigures,
  readPipeline,
  workingDaysSentence,
} from '@jianbao/store'
import { Command } from 'commander'
import { commandSettings } from '../command-settings.ts'
import { openCommandQueues } from '../open-command-queues.ts'
import { type Status, statusText } from '../status/status-text.ts'

const dayMs = 24 * 60 * 60_000
const rowsMax = 20

const notes = `
"failed" counts the last 24 hours. Exit code 1 when the queues do not answer.

Example:
  $ jianbao status --json | jq .stages.parse.oldestSeconds`

export function statusCommand(): Command {
  return new Command('status')
    .description('各环节的等待、延迟与失败 · what waits, for how long, and what failed')
    .option('--json', 'print JSON')
    .addHelpText('after', notes)
    .action(status)
}

async function status(options: { json?: boolean }): Promise<void> {
  const settings = commandSettings()
  const { databaseUrl, home } = settings
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'jianbao-status', onIdleError })
  await using queues = await openCommandQueues(settings)
  const now = new Date()
  const found: Status = {
    home,
    at: now.toISOString(),
    ...(await ofLedger(store.db, now)),
    ...(await ofQueues(queues)),
  }
  process.stdout.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : statusText(found))
  if (found.queues === null) process.exitCode = 1
}

async function ofLedger(
  db: Db,
  now: Date,
): Promise<Pick<Status, 'stages' | 'waits' | 'deliveries' | 'alarms' | 'notes'>> {
  const ageOf = (at: Date | null) =>
    at === null ? 0 : Math.max(0, Math.round((now.getTime() - at.getTime()) / 1_000))
  const stages = await readPipeline(db, { at: now, since: new Date(now.getTime() - dayMs) })
  const waits = await inboxWaits(db, rowsMax)
  const { byState, ambiguousSends, waitingBecause } = await readDeliveryFigures(db, now)
  const alarms = await listAlarms(db, { limit: rowsMax, state: 'open' })
  return {
    alarms: alarms
      .filter(({ acknowledgedAt }) => acknowledgedAt === null)
      .map(({ id, detail, name, openedAt }) => ({
        id,
        kind: detail.kind,
        sentence: describeAlarm(detail, name),
        at: openedAt.toISOString(),
      })),
    stages: Object.fromEntries(
      Object.entries(stages).map(([name, { oldestAt, ...counts }]) => [
        name,
        { ...counts, oldestSeconds: ageOf(oldestAt) },
      ]),
    ),
    waits: waits.map(({ inboxPath, reason, since }) => ({
      inboxPath,
      reason,
      seconds: ageOf(since),
    })),
    deliveries: { ...byState, ambiguousSends, waitingBecause },
    notes: await notesAt(db, now),
  }
}

/** What will need a hand before long. */
async function notesAt(db: Db, now: Date): Promise<Status['notes']> {
  const ofCalendar = workingDaysSentence(now)
  return ofCalendar && (await hasWorkingDays(db)) ? [ofCalendar] : []
}

async function ofQueues(queues: Queues): Promise<Pick<Status, 'backend' | 'queues' | 'failures'>> {
  const { backend } = queues
  try {
    const counts: Record<string, QueueCounts> = await queues.counts()
    const failed = await queues.failed(rowsMax)
    const failures = failed.map(({ queue, id, reason, failedAt }) => ({
      queue,
      id,
      reason,
      at: failedAt.toISOString(),
    }))
    return { backend, queues: counts, failures }
  } catch {
    return { backend, queues: null, failures: [] }
  }
}
