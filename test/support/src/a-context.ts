/** The context a service gets, for tests that start one in their own process. */
import { Writable } from 'node:stream'
import {
  createLogger,
  createMetrics,
  readSettings,
  type ServiceContext,
  systemClock,
} from '@jianbao/runtime'

export interface TestContext extends ServiceContext {
  /** Every log line so far, parsed. */
  readonly logged: readonly Record<string, unknown>[]
}

/** `aContext({ JIANBAO_HOME: folder.path, DATABASE_URL: database.url })`; `clock` replaces the machine's. */
export async function aContext(
  environment: Record<string, string | undefined>,
  clock: ServiceContext['clock'] = systemClock,
): Promise<TestContext> {
  const logged: Record<string, unknown>[] = []
  const destination = new Writable({
    write(chunk, _encoding, done) {
      for (const line of String(chunk).split('\n').filter(Boolean)) logged.push(JSON.parse(line))
      done()
    },
  })
  const log = await createLogger({ level: 'debug', terminal: false, destination })
  return { settings: readSettings(environment), log, metrics: createMetrics(), clock, logged }
}
