import { fileURLToPath } from 'node:url'
import { openStore } from '@jianbao/store'
import { aDatabase, fillSubscriptions, runProcess } from '@jianbao/test-support'
import { aFilter } from '../../../../packages/matching/test/many-filters.ts'

interface Figures {
  readonly filters: number
  readonly loadMs: number
  readonly refreshMs: number
  readonly articleMs: number
  readonly residentMegabytes: number
}

const script = fileURLToPath(new URL('./matching-process.ts', import.meta.url))

/** What matching costs a process of its own, with that many subscriptions of 2,000 distinct filters. */
export async function measureMatching(subscriptions: number): Promise<Figures> {
  await using database = await aDatabase()
  await using store = openStore({
    databaseUrl: database.url,
    applicationName: 'fill',
    onIdleError: () => undefined,
  })
  const at = new Date('2026-11-02T00:00:00Z')
  const filters = Array.from({ length: 2_000 }, (_, number) => aFilter(number))
  await fillSubscriptions(store.db, { subscriptions, filters, at })
  await using matching = runProcess(process.execPath, [script, database.url])
  const code = await matching.ended
  if (code !== 0) throw new Error(`The matching process ended with ${code}: ${matching.output()}`)
  process.stdout.write(`${subscriptions} subscriptions: ${matching.output()}`)
  return JSON.parse(matching.output())
}
