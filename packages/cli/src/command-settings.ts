/** The settings of a command that talks to a system already running. */
import { readRunning } from '@jianbao/embedded'
import { readSettings, type Settings, UserError } from '@jianbao/runtime'

export type ConnectedSettings = Settings & { readonly databaseUrl: string }

/**
 * What is set in the environment, completed by what the system that runs this home has announced.
 *
 * @throws UserError when neither names a database.
 */
export function commandSettings(environment = process.env): ConnectedSettings {
  const settings = readSettings(environment)
  const running = readRunning(settings.home)
  const databaseUrl = settings.databaseUrl ?? running?.databaseUrl
  if (databaseUrl === undefined) {
    throw new UserError({
      zh: `没有在运行：请先执行 npx --yes pnpm start（主目录 ${settings.home}），或设置 DATABASE_URL。`,
      en: `Nothing runs here. Start it with \`npx --yes pnpm start\` (home ${settings.home}), or set DATABASE_URL.`,
    })
  }
  return { ...settings, databaseUrl, redisUrl: settings.redisUrl ?? running?.redisUrl }
}
