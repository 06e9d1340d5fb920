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
  const stopping = new AbortController()
  void stop.told.then(endInTime).then(() => stopping.abort())
  const system = await start(options.json === true, stopping.signal).catch((error: unknown) => {
    if (error !== stopping.signal.reason) throw error
    // Told while it started: what had begun is closed already.
    process.exit(0)
  })
  const why = await Promise.race([stop.told, system.broken.catch((error: unknown) => error)])
  stop.onAgain(() => process.exit(1))
  const broken = typeof why !== 'string'
  if (broken) {
    endInTime()
    process.stderr.write(`${describeError(why)}\n`)
  }
  await system.close()
  process.exit(broken ? 1 : 0)
}

async function start(json: boolean, signal: AbortSignal): Promise<System> {
  const terminal = process.stdout.isTTY === true && !json
  const settings = readSettings(process.env)
  // A person reads the banner; below a warning, services are silent unless asked.
  const quiet = terminal && !process.env['JIANBAO_LOG_LEVEL']
  const log = await createLogger({ level: quiet ? 'warn' : settings.logLevel, terminal })
  const began = performance.now()
  const progress = (step: string) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    if (!json) process.stdout.write(`  ✓ ${step}  ${seconds} s\n`)
  }
  const system = await startSystem({ settings, log, progress, signal })
  const line = JSON.stringify({ ready: true, ...system.facts, loginUrl: undefined })
  process.stdout.write(json ? `${line}\n` : banner(system.facts, terminal))
  return system
}

/** From now on the process ends in time, if need be by force: its servers are told to end as it exits. */
function endInTime(): void {
  const force = () => {
    process.stderr.write('未能按时停止，强行结束。 Not ended in time; ended by force.\n')
    process.exit(1)
  }
  setTimeout(force, closeMsMax).unref()
}
