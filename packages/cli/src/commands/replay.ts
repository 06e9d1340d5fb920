/** `jianbao replay`: reads stored files again, silently. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Queues } from '@jianbao/queues'
import { systemClock, UserError } from '@jianbao/runtime'
import { counted } from '@jianbao/schema'
import {
  type Act,
  addAuditEvent,
  type Db,
  findSourceIds,
  openStore,
  replaySource,
  undecidedAmong,
} from '@jianbao/store'
import { Command } from 'commander'
import { commandSettings } from '../command-settings.ts'
import { openCommandQueues } from '../open-command-queues.ts'
import { seconds } from '../seconds.ts'

interface ReplayOptions {
  readonly all?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly timeout: number
}

/** Sources read from the ledger at a time, and those one replay may name. */
const sourcesMax = 100_000
const pollMs = 500

const notes = `
Readers are told nothing of what they were offered before: records change, no mail is sent. A file
that was rejected and can be read now is news to them. ID is the sha256 of a file, or its beginning
if that is one file's alone. Exit code 1 when a file has no verdict in time; it is read all the same.

Examples:
  $ jianbao replay 0c7ffd66
  $ jianbao replay --all --dry-run`

export function replayCommand(): Command {
  return new Command('replay')
    .description('重新解析已存文件，不通知读者 · read stored files again, silently')
    .argument('[id]', 'the file')
    .option('--all', 'every file')
    .option('--dry-run', 'only say what would be read again')
    .option('--json', 'print JSON instead of progress')
    .option('--timeout <seconds>', 'how long to wait for verdicts', seconds, 600)
    .addHelpText('after', notes)
    .action(replay)
}

async function replay(
  id: string | undefined,
  options: ReplayOptions,
  command: Command,
): Promise<void> {
  const all = options.all === true
  if ((id === undefined) !== all) {
    command.error('请给出一个文件的编号，或使用 --all。 Name one file by its id, or give --all.')
  }
  const settings = commandSettings()
  const { databaseUrl } = settings
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'jianbao-replay', onIdleError })
  const ids = await sourcesNamed(store.db, id)
  const tell = options.json ? () => undefined : (line: string) => process.stdout.write(`${line}\n`)
  if (options.dryRun) {
    for (const each of ids) tell(each)
    tell(`将重新解析 ${ids.length} 个文件 · would read ${counted(ids.length, 'file')} again`)
    return printJson(options, { dryRun: true, sources: ids })
  }
  await using queues = await openCommandQueues(settings)
  // All of them is one deed, not a hundred thousand.
  const by = { origin: 'cli', at: systemClock.now() }
  if (all)
    await addAuditEvent(store.db, { ...by, what: 'read-again', detail: { count: ids.length } })
  await askFor(store.db, { queues, ids, by: all ? undefined : by })
  const until = performance.now() + options.timeout * 1_000
  const undecided = await untilDecided(store.db, { ids, until, tell })
  for (const each of undecided) tell(`${each}  尚无结果 no verdict yet`)
  printJson(options, { dryRun: false, sources: ids, undecided })
  if (undecided.length > 0) process.exitCode = 1
}

/** The one source whose id begins with `id`; without an id, all of them. */
async function sourcesNamed(db: Db, id: string | undefined): Promise<string[]> {
  if (id === undefined) return findSourceIds(db, { prefix: '', limit: sourcesMax })
  const found = await findSourceIds(db, { prefix: id.toLowerCase(), limit: 2 })
  if (found.length === 1) return found
  throw new UserError(
    found.length === 0
      ? { zh: `没有编号以 ${id} 开头的文件。`, en: `No file has an id that begins with ${id}.` }
      : {
          zh: `编号 ${id} 指向多个文件。`,
          en: `More than one file has an id that begins with ${id}.`,
        },
  )
}

/** The ledger first: a queue that is away gets the job from the sweep. */
async function askFor(
  db: Db,
  { queues, ids, by }: { queues: Queues; ids: readonly string[]; by: Act | undefined },
): Promise<void> {
  let queueAnswers = true
  for (const id of ids) {
    const job = await replaySource(db, id, by)
    if (!job || !queueAnswers) continue
    queueAnswers = await queues.relay('bulletin-parse', job).then(
      () => true,
      () => false,
    )
  }
}

/** Waits for the files asked for, and no others. Returns those without a verdict when time is up. */
async function untilDecided(
  db: Db,
  given: { ids: readonly string[]; until: number; tell: (line: string) => void },
): Promise<string[]> {
  const total = given.ids.length
  for (let open = [...given.ids], before = -1; ; await sleep(pollMs)) {
    open = await undecidedAmong(db, open)
    const done = total - open.length
    if (done !== before) given.tell(`已重新解析 ${done}/${total} · read again`)
    if (open.length === 0 || performance.now() > given.until) return open
    before = done
  }
}

function printJson({ json }: ReplayOptions, answer: object): void {
  if (json) process.stdout.write(`${JSON.stringify(answer)}\n`)
}
