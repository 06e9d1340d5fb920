/** The shell round every service that runs alone: settings, logger, metrics, health, signals, exit code. */
import closeWithGrace from 'close-with-grace'
import type { CreateService, Service } from './context.ts'
import { createLogger } from './create-logger.ts'
import { createMetrics } from './create-metrics.ts'
import { closeMsMax } from './limits.ts'
import { serveHealth } from './serve-health.ts'
import { readSettings, type Settings } from './settings.ts'
import { systemClock } from './system-clock.ts'
import { describeError, UserError } from './user-error.ts'

/**
 * Runs one service until SIGTERM or SIGINT: `main.ts` is `await runService(createParser)`.
 *
 * Exit code 0 after a signal, 1 when it could not start, broke, or did not close in time.
 * A service alone has no embedded database: without `DATABASE_URL` it ends with one sentence.
 */
export async function runService(create: CreateService): Promise<void> {
  const name = create.name.replace(/^create/, '').toLowerCase()
  try {
    await start(name, create)
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`)
    process.exit(1)
  }
}

async function start(name: string, create: CreateService): Promise<void> {
  const settings = settingsOfService(name)
  const terminal = process.stdout.isTTY === true
  const log = (await createLogger({ level: settings.logLevel, terminal })).child({ service: name })
  const metrics = createMetrics()
  const health =
    settings.healthPort === undefined ? undefined : await serveHealth(settings.healthPort, metrics)

  let service: Service | undefined
  closeWithGrace({ delay: closeMsMax, logger: log }, async ({ err, signal }) => {
    if (err) log.fatal({ err }, 'stopped by an error')
    else log.info({ signal }, 'closing')
    health?.ready(false)
    await service?.close()
    await health?.close()
  })

  service = await create({ settings, log, metrics, clock: systemClock })
  health?.ready(true)
  log.info({ healthPort: health?.port }, 'ready')
}

function settingsOfService(name: string): Settings {
  const settings = readSettings(process.env)
  if (settings.databaseUrl !== undefined) return settings
  throw new UserError({
    zh: `${name} 单独运行时需要设置 DATABASE_URL（PostgreSQL 的地址）；要用内置数据库，请运行 npx --yes pnpm start。`,
    en: `Set DATABASE_URL (PostgreSQL) to run ${name} alone, or run \`npx --yes pnpm start\`, which brings its own.`,
  })
}
