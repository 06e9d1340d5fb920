/** `jianbao replay`: reads stored files again, silently. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Queues } from '@jianbao/queues'
import { UserError } from '@jianbao/runtime'
import { countUndecided, type Db, findSourceIds, openStore, replaySource } from '@jianbao/store'
import { Command } from 'commander'
import { commandSettings } from '../command-settings.ts'
import { openCommandQueues } from '../open-command-queues.ts'

interface ReplayOptions {
  readonly all?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** Sources read from the ledger at a time, and those one replay may name. */
const sourcesMax = 100_000
const pollMs = 500

const notes = `
Readers are told nothing: records change, no mail is sent. ID is the sha256 of a file, or its
beginning if that is one file's alone.

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
    tell(`将重新解析 ${ids.length} 个文件 · would read ${ids.length} files again`)
    return printJson(options, { dryRun: true, sources: ids })
  }
  await using queues = await openCommandQueues(settings)
  await askFor(store.db, queues, ids)
  await untilDecided(store.db, ids.length, tell)
  printJson(options, { dryRun: false, sources: ids })
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
async function askFor(db: Db, queues: Queues, ids: readonly string[]): Promise<void> {
  let queueAnswers = true
  for (const id of ids) {
    const job = await replaySource(db, id)
    if (!job || !queueAnswers) continue
    queueAnswers = await queues.relay('bulletin-parse', job).then(
      () => true,
      () => false,
    )
  }
}

async function untilDecided(db: Db, total: number, tell: (line: string) => void): Promise<void> {
  for (let before = -1; ; await sleep(pollMs)) {
    const open = await countUndecided(db)
    const done = Math.max(0, total - open)
    if (done !== before) tell(`已重新解析 ${done}/${total} · read again`)
    if (open === 0) return
    before = done
  }
}

function printJson({ json }: ReplayOptions, answer: object): void {
  if (json) process.stdout.write(`${JSON.stringify(answer)}\n`)
}
