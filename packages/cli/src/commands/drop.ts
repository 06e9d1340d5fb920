/** `jianbao drop`: files into the inbox of the running system, and what became of them. */
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describeError, UserError } from '@jianbao/runtime'
import { openStore, type Store } from '@jianbao/store'
import { Command } from 'commander'
import { commandSettings } from '../command-settings.ts'
import { awaitVerdict, type DropVerdict, verdictLines } from '../drop/await-verdict.ts'
import { putIntoInbox } from '../drop/put-into-inbox.ts'
import { seconds } from '../seconds.ts'

interface DropOptions {
  readonly json?: boolean
  readonly timeout: number
}

/** Files followed at a time. */
const atOnceMax = 16

const notes = `
Exit code 0 when every file was read, 1 when one was rejected or has no verdict yet.
With --json one file gives an object, several give an array:
  { file, sha256, state: "parsed" | "rejected" | "waiting", duplicate, articles, reason, members }
A zip, or an e-mail with attachments, is done when every file in it is: "members" has each with its
verdict. It counts as read when one of them, or its own words, could be read.

Example:
  $ jianbao drop samples/county-digest.txt`

export function dropCommand(): Command {
  return new Command('drop')
    .description('投放文件并等待结果 · drop files and wait for their verdicts')
    .argument('<file...>', 'the files to drop; they are copied')
    .option('--json', 'print JSON instead of progress')
    .option('--timeout <seconds>', 'how long to wait for verdicts', seconds, 120)
    .addHelpText('after', notes)
    .action(drop)
}

async function drop(files: string[], options: DropOptions): Promise<void> {
  const { databaseUrl, home } = commandSettings()
  const inbox = join(home, 'inbox')
  if (!existsSync(inbox)) {
    throw new UserError({
      zh: `找不到收件箱 ${inbox}；请设置 JIANBAO_HOME。`,
      en: `There is no inbox ${inbox}. Set JIANBAO_HOME.`,
    })
  }
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'jianbao-drop', onIdleError })
  const tell = options.json ? () => undefined : (line: string) => process.stdout.write(`${line}\n`)
  const until = Date.now() + options.timeout * 1_000
  const verdicts: DropVerdict[] = []
  const waiting = files.values()
  const lane = async () => {
    for (const file of waiting) {
      const verdict = await follow(store, { file, inbox, until, tell })
      if (verdict) verdicts.push(verdict)
    }
  }
  await Promise.all(Array.from({ length: atOnceMax }, lane))
  if (options.json) printJson(files, verdicts)
  const read = verdicts.filter((verdict) => verdict.state === 'parsed')
  if (read.length < files.length) process.exitCode = 1
}

/** In the order of the files given. */
function printJson(files: readonly string[], verdicts: readonly DropVerdict[]): void {
  const inOrder = verdicts.toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file))
  const answer = files.length === 1 ? inOrder[0] : inOrder
  if (answer !== undefined) process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
}

/** Null for a file that could not even be dropped: it is named on standard error, the others go on. */
async function follow(
  store: Store,
  given: { file: string; inbox: string; until: number; tell: (line: string) => void },
): Promise<DropVerdict | null> {
  const { file, until, tell } = given
  const name = basename(file)
  try {
    const put = await putIntoInbox(file, given.inbox)
    tell(`${name}  已放入收件箱 in the inbox`)
    const onTaken = () => tell(`${name}  已领取 taken`)
    const onMembers = (standing: string) => tell(`${name}  ${standing}`)
    const verdict = await awaitVerdict(store.db, { file, put, until, onTaken, onMembers })
    for (const line of verdictLines(verdict)) tell(`${name}  ${line}`)
    return verdict
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    process.stderr.write(`${describeError(error)}\n`)
    return null
  }
}
