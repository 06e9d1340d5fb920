/** Files follow their verdicts, whatever happens to other files or to the verdict meanwhile. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { placeInProcessing, recordDrop } from '@jianbao/store'
import { eventually } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { settlePageMax } from '../src/limits.ts'
import { aWatchedHome } from './a-watched-home.ts'

type Home = Awaited<ReturnType<typeof aWatchedHome>>

/** A file in `processing/`, claimed `claimedAt`, without its verdict. */
async function aTakenFile(home: Home, name: string, claimedAt: Date): Promise<string> {
  const sha256 = Buffer.from(name.padEnd(32, '.')).toString('hex')
  const storedPath = `2026-11/${name}`
  mkdirSync(home.at('processing/2026-11'), { recursive: true })
  writeFileSync(home.at(`processing/${storedPath}`), name)
  const file = { sha256, name, series: null, bytes: name.length, inboxPath: name }
  const drop = await recordDrop(home.db, { ...file, storedPaths: [storedPath] }, claimedAt)
  await placeInProcessing(home.db, drop.id)
  return sha256
}

test('more files that cannot be moved than fit a page hold up no other, and are named once each', async () => {
  await using home = await aWatchedHome()
  const longAgo = Date.now() - 60_000
  for (let number = 1; number <= settlePageMax + 1; number += 1)
    await home.decide(
      await aTakenFile(home, `stuck-${number}`, new Date(longAgo + number)),
      'no-text',
    )
  await home.decide(await aTakenFile(home, 'good', new Date()))
  // A file where the month's folder should be: nothing can be moved there.
  mkdirSync(home.at('rejected'))
  writeFileSync(home.at('rejected/2026-11'), 'in the way')

  await home.start()
  await eventually('the good file', () => home.files('processed').includes('good'))
  const named = home.logged.filter((line) => line['msg'] === 'file not moved, tried again')
  expect(named.filter((line) => line['level'] === 50)).toHaveLength(settlePageMax + 1)
  expect(named).toHaveLength(settlePageMax + 1)

  rmSync(home.at('rejected/2026-11'))
  await eventually('the others', () => home.files('processing').length === 0, 18_000)
}, 40_000)
