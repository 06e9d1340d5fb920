/** A brand-new embedded home gets a sample reader and the sample bulletins, so that a first digest appears by itself. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from '@jianbao/embedded'
import { createSampleSubscriber, openStore } from '@jianbao/store'
import { putIntoInbox } from '../drop/put-into-inbox.ts'

const samples = join(import.meta.dirname, '../../../../samples')

/** Safe to repeat: what a killed start left undone is done by the next, and never twice. */
export async function giveSamples(home: Home, databaseUrl: string, at: Date): Promise<boolean> {
  if (!existsSync(home.samplesOwed)) return false
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'jianbao-samples', onIdleError })
  const sampleReader = store.db.selectFrom('subscribers').select('id').where('sample', '=', true)
  // The reader comes first: a subscription sees only what is stored after it.
  if (!(await sampleReader.executeTakeFirst())) await createSampleSubscriber(store.db, at)
  for (const name of readdirSync(samples)
    .filter((each) => each.endsWith('.txt'))
    .sort()) {
    // Never over a file that waits there. Put twice by a killed start, it is a duplicate, silent.
    await putIntoInbox(join(samples, name), home.inbox)
  }
  rmSync(home.samplesOwed)
  return true
}
