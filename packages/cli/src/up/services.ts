/** The four services. Loaded while the servers start: reading the code and starting PostgreSQL overlap. */
import type { CreateService } from '@jianbao/runtime'

export async function loadServices(): Promise<Record<string, CreateService>> {
  const [console, notifier, parser, watcher] = await Promise.all([
    import('@jianbao/console'),
    import('@jianbao/notifier'),
    import('@jianbao/parser'),
    import('@jianbao/watcher'),
  ])
  return {
    console: console.createConsole,
    notifier: notifier.createNotifier,
    parser: parser.createParser,
    watcher: watcher.createWatcher,
  }
}
