/**
 * Ten thousand digests on one slot, on a real PostgreSQL. The rate counts all processor time it took:
 * this process and the backends of the database.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aBench, type Bench } from '../../services/notifier/test/support/a-bench.ts'
import { composeAll, planMany } from '../../services/notifier/test/support/compose-many.ts'

/** Clock ticks of `/proc/PID/stat` (proc(5)): USER_HZ is 100 on Linux. */
const ticksASecond = 100

/** State, parent and processor times of a process: proc_pid_stat(5) from its third field on. */
const statOf = (pid: number) =>
  (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '').split(' ').map(Number)

/**
 * Processor seconds that backends of this database have used, with those that the server has seen end
 * meanwhile: the pool closes what is idle. Null where there is no /proc.
 */
async function backendSeconds({ db }: Bench): Promise<number | null> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where datname = current_database()
  `.execute(db)
  const running = new Set(process.platform === 'linux' ? readdirSync('/proc') : [])
  if (rows.some(({ pid }) => !running.has(String(pid)))) return null
  const stats = rows.map(({ pid }) => statOf(pid))
  const [, postmaster = 0] = stats[0] ?? []
  const ended = statOf(postmaster).slice(13, 15)
  const ticks = [...stats.flatMap((stat) => stat.slice(11, 13)), ...ended]
  return ticks.reduce((sum, each) => sum + each, 0) / ticksASecond
}

const given = { digests: 10_000, contents: 50, articlesEach: 12 }

test('ten thousand digests are composed at 200 a second and processor core', async () => {
  await using bench = await aBench()
  const ids = await planMany(bench, given)
  // The pool's connections are opened before the backends are measured.
  await Promise.all(Array.from({ length: 6 }, () => sql`select pg_sleep(0.05)`.execute(bench.db)))
  const before = await backendSeconds(bench)
  const { seconds, cpuSeconds, perSecond } = await composeAll(bench, ids, 4)
  const after = await backendSeconds(bench)
  const backends = before === null || after === null ? 0 : after - before
  const perCore = given.digests / (cpuSeconds + backends)
  process.stdout.write(
    `${given.digests} digests of ${given.articlesEach} articles: ${perSecond.toFixed(0)}/s by the clock (${seconds.toFixed(1)} s), ` +
      `${perCore.toFixed(0)}/s a core; node ${((cpuSeconds * 1_000) / given.digests).toFixed(2)} ms, ` +
      `PostgreSQL ${((backends * 1_000) / given.digests).toFixed(2)} ms each; rendered ${bench.renderings()} times\n`,
  )
  const composed = await bench.db
    .selectFrom('digests')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('state', '=', 'composed')
    .executeTakeFirstOrThrow()
  expect(Number(composed.count)).toBe(given.digests)
  expect(bench.renderings()).toBeLessThanOrEqual(given.contents + 4)
  expect(perCore).toBeGreaterThanOrEqual(200)
})
