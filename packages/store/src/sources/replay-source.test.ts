import { aDatabase } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { dropsToSettle } from '../drops/drops-to-settle.ts'
import { placeInProcessing, settleDrop } from '../drops/place-drop.ts'
import { recordDrop } from '../drops/record-drop.ts'
import { migrate } from '../migrate.ts'
import { openStore } from '../open-store.ts'
import { decideSource } from './decide-source.ts'
import { replaySource } from './replay-source.ts'
import { undecidedAmong } from './undecided-among.ts'

const sha256 = 'ab'.repeat(32)
const at = new Date('2026-11-03T08:00:00Z')

/** A ledger with one file in `processing/` whose first run was rejected. */
async function aRejectedFile() {
  await using opened = new AsyncDisposableStack()
  const database = opened.use(await aDatabase())
  const { url: databaseUrl } = database
  const onIdleError = () => undefined
  const { db } = opened.use(openStore({ databaseUrl, applicationName: 'tests', onIdleError }))
  await migrate(db)
  const file = { sha256, name: 'x', series: null, bytes: 1, inboxPath: 'x', storedPaths: ['a/x'] }
  const drop = await recordDrop(db, file, at)
  await placeInProcessing(db, drop.id)
  const verdict = { kind: 'rejected', fault: 'poison' } as const
  await decideSource(db, { sha256, run: 1, at, verdict })
  const held = opened.move()
  return { db, [Symbol.asyncDispose]: () => held.disposeAsync() }
}

test('a file replayed while it is moved for its old verdict still follows the new one', async () => {
  await using ledger = await aRejectedFile()
  const { db } = ledger
  const [moving] = await dropsToSettle(db, { limit: 1 })
  if (!moving) throw new Error('There is no file to move.')
  await replaySource(db, sha256)
  await settleDrop(db, { ...moving, place: 'rejected', at })
  const verdict = { kind: 'parsed', mediaType: 'text/plain', encoding: null } as const
  await decideSource(db, { sha256, run: 2, at, verdict })
  expect(await dropsToSettle(db, { limit: 1 })).toMatchObject([
    { place: 'rejected', state: 'parsed', run: 2 },
  ])
})

test('a source is undecided from its replay to its verdict, and no other is', async () => {
  await using ledger = await aRejectedFile()
  expect(await undecidedAmong(ledger.db, [sha256])).toEqual([])
  await replaySource(ledger.db, sha256)
  expect(await undecidedAmong(ledger.db, [sha256, 'cd'.repeat(32)])).toEqual([sha256])
  expect(await undecidedAmong(ledger.db, ['cd'.repeat(32)])).toEqual([])
})

test('a file that was rejected is news to its readers when replay can read it', async () => {
  await using ledger = await aRejectedFile()
  expect(await replaySource(ledger.db, sha256)).toEqual({ sha256, run: 2, backfill: false })
})
