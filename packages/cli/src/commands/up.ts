/** `jianbao up`: everything in one process, until Ctrl-C. */
import { createLogger, describeError, readSettings } from '@jianbao/runtime'
import { Command } from 'commander'
import { banner } from '../up/banner.ts'
import { type System, startSystem } from '../up/start-system.ts'
import { untilToldToStop } from '../up/until-told-to-stop.ts'

const example = `
Example:
  $ JIANBAO_HOME=/srv/jianbao jianbao up

Settings come from the environment (docs/settings.md). With --json one line of JSON tells when
everything answers and where it is.`

/** Services get most of the promised five seconds; the servers they use need the rest. */
const closeMsMax = 4_600

export function upCommand(): Command {
  return new Command('up')
    .description('启动全部服务 · run everything in one process until Ctrl-C')
    .option('--json', 'print one line of JSON when ready instead of the banner')
    .addHelpText('after', example)
    .action(up)
}

async function up(options: { json?: boolean }): Promise<void> {
  const stop = untilToldToStop()
  const system = await start(options.json === true, stop.told)
  if (system === undefined) process.exit(0)
  const why = await Promise.race([stop.told, system.broken.catch((error: unknown) => error)])
  stop.onAgain(() => process.exit(1))
  process.exit(await end(system, why))
}

async function start(json: boolean, told: Promise<string>): Promise<System | undefined> {
  const terminal = process.stdout.isTTY === true && !json
  const settings = readSettings(process.env)
  // A person reads the banner; below a warning, services are silent unless asked.
  const quiet = terminal && process.env['JIANBAO_LOG_LEVEL'] === undefined
  const log = await createLogger({ level: quiet ? 'warn' : settings.logLevel, terminal })
  const began = performance.now()
  const progress = (step: string) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    if (!json) process.stdout.write(`  ✓ ${step}  ${seconds} s\n`)
  }
  // A signal in the middle of starting is obeyed as soon as what was begun can be ended in order.
  let isTold = false
  void told.then(() => {
    isTold = true
  })
  const system = await startSystem({ settings, log, progress })
  if (isTold) {
    await system.close()
    return undefined
  }
  const line = JSON.stringify({ ready: true, ...system.facts, loginUrl: undefined })
  process.stdout.write(json ? `${line}\n` : banner(system.facts, terminal))
  return system
}

/** Ends everything in order and returns the exit code. */
async function end(system: System, why: unknown): Promise<number> {
  const late = setTimeout(() => {
    process.stderr.write('未能按时停止，强行结束。 Not ended in time; ended by force.\n')
    process.exit(1)
  }, closeMsMax)
  const broken = typeof why !== 'string'
  if (broken) process.stderr.write(`${describeError(why)}\n`)
  await system.close()
  clearTimeout(late)
  return broken ? 1 : 0
}
