/** Keeps the filters of a database and matches articles, in a process that does nothing else. */
import { matchArticle } from '@jianbao/matching'
import { createLogger } from '@jianbao/runtime'
import { openStore } from '@jianbao/store'
import { anArticle } from '../../../../packages/matching/test/many-filters.ts'
import { keepFilters } from '../../src/keep-filters.ts'

const articles = 60
/** Printed articles have 500 to 3,000 characters. */
const characters = 3_000
const rounds = 12

function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

async function elapsedMs(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const [databaseUrl = ''] = process.argv.slice(2)
const log = await createLogger({ level: 'error', terminal: false, destination: process.stderr })
await using store = openStore({
  databaseUrl,
  applicationName: 'matching',
  onIdleError: () => undefined,
})
const filters = keepFilters(log)
const loadMs = await elapsedMs(() => filters(store.db))
const refreshMs = await elapsedMs(() => filters(store.db))
const { index } = await filters(store.db)
const given = Array.from({ length: articles }, (_, number) => anArticle(number, characters))
const msOfRounds = Array.from({ length: rounds }, () => {
  const started = threadMs()
  for (const article of given) matchArticle(index, article)
  return (threadMs() - started) / articles
})
const figures = {
  filters: index.size,
  loadMs: Math.round(loadMs),
  refreshMs: Math.round(refreshMs),
  articleMs: Number(Math.min(...msOfRounds).toFixed(2)),
  residentMegabytes: Math.round(process.resourceUsage().maxRSS / 1_000),
}
process.stdout.write(`${JSON.stringify(figures)}\n`)
