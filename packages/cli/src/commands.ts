/** Every command by name, loaded when it is wanted. */
import type { Command } from 'commander'

export const commands: Record<string, () => Promise<Command>> = {
  up: async () => (await import('./commands/up.ts')).upCommand(),
  parse: async () => (await import('./commands/parse.ts')).parseCommand(),
  subscribe: async () => (await import('./commands/subscribe.ts')).subscribeCommand(),
  subscriptions: async () => (await import('./commands/subscriptions.ts')).subscriptionsCommand(),
  subscribers: async () => (await import('./commands/subscribers.ts')).subscribersCommand(),
  digest: async () => (await import('./commands/digest.ts')).digestCommand(),
  drop: async () => (await import('./commands/drop.ts')).dropCommand(),
  search: async () => (await import('./commands/search.ts')).searchCommand(),
  status: async () => (await import('./commands/status.ts')).statusCommand(),
  account: async () => (await import('./commands/account.ts')).accountCommand(),
  alarms: async () => (await import('./commands/alarms.ts')).alarmsCommand(),
  replay: async () => (await import('./commands/replay.ts')).replayCommand(),
  evaluate: async () => (await import('./commands/evaluate.ts')).evaluateCommand(),
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand(),
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand(),
}
