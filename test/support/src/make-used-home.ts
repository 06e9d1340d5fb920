/** The one home of a run that `aUsedHome` copies. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '@jianbao/store'
import { eventually } from './eventually.ts'
import { countOpenWork } from './open-work.ts'
import { startJianbao } from './start-jianbao.ts'

const samples = 5

/**
 * Starts a new home below `folder`, waits until its samples are through, and stops it.
 *
 * @throws Error where the database's user cannot reach the folder: a cluster elsewhere has no copy.
 */
export async function makeUsedHome(folder: string): Promise<string> {
  const home = join(folder, 'home')
  await using jianbao = await startJianbao({ home })
  if (!existsSync(join(home, 'postgres/data')))
    throw new Error(`PostgreSQL's user cannot reach ${home}; set TMPDIR to a folder open to all.`)
  const store = openStore({
    databaseUrl: jianbao.databaseUrl,
    applicationName: 'tests',
    onIdleError: () => undefined,
  })
  const isThrough = async () => {
    const parsed = store.db.selectFrom('sources').select('sha256').where('state', '=', 'parsed')
    if ((await parsed.execute()).length < samples) return false
    return (await countOpenWork(store.db)).every((count) => count === 0)
  }
  await eventually('the samples are through', isThrough, 60_000)
  await store.close()
  const exit = await jianbao.stop()
  if (exit !== 0) throw new Error(`jianbao ended with ${exit}:\n${jianbao.output()}`)
  return home
}
