/** `jianbao doctor`: looks at everything Jianbao needs and says in plain words what is wrong and what to do. */
import { readRunning } from '@jianbao/embedded'
import { readSettings, systemClock } from '@jianbao/runtime'
import { Command } from 'commander'
import { checkChannels, checkDkim } from '../doctor/check-channels.ts'
import { checkDisk, checkHome, checkNode, checkOcr, checkPort } from '../doctor/check-machine.ts'
import { checkDatabase, checkMail, checkQueues } from '../doctor/check-servers.ts'
import { checkWorkingDays } from '../doctor/check-working-days.ts'
import { examine, type Finding } from '../doctor/finding.ts'

const example = `
Example:
  $ jianbao doctor

Exit 1 when something cannot work. With --json an array of { check, state, zh, en }.`

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('检查运行条件 · check everything and say what to do')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', example)
    .action(run)
}

async function run(options: { json?: boolean }): Promise<void> {
  const settings = readSettings(process.env)
  const running = readRunning(settings.home)
  const findings: Finding[] = [
    await examine('node', checkNode),
    await examine('home', () => checkHome(settings)),
    await examine('disk', () => checkDisk(settings)),
    await examine('ocr', () => checkOcr(settings)),
    await examine('console', () => checkPort(settings, running)),
    await examine('database', () => checkDatabase(settings, running)),
    await examine('queues', () => checkQueues(settings, running)),
    await examine('mail', () => checkMail(settings)),
    await examine('dkim', () => checkDkim(settings)),
    await examine('channels', () => checkChannels(settings, running)),
    await examine('working-days', async () => checkWorkingDays(systemClock.now())),
  ]
  process.stdout.write(options.json ? `${JSON.stringify(findings, null, 2)}\n` : told(findings))
  if (findings.some(({ state }) => state === 'bad')) process.exitCode = 1
}

const marks = { ok: '✓', care: '!', bad: '✗' }

function told(findings: readonly Finding[]): string {
  return findings.map(({ state, zh, en }) => `${marks[state]} ${zh}\n  ${en}\n`).join('')
}
