/** What the watcher does when the blob store does not give back what the ledger counts on. */
import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { recordDrop } from '@jianbao/store'
import { aFolder, eventually } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { writeWhole } from '../src/move-file.ts'
import { aWatchedHome } from './a-watched-home.ts'

test('a blob that cannot be read is an error of its copy, not the end of the process', async () => {
  using folder = aFolder()
  const missing = join(folder.path, 'missing')
  const month = join(folder.path, '2026-11')
  const copy = writeWhole(() => createReadStream(missing), join(month, 'x.txt'))
  await expect(copy).rejects.toThrow('ENOENT')
  expect(readdirSync(month)).toEqual([])
})

test('a claim that cannot be completed holds up no other file, and is named in the log once', async () => {
  await using home = await aWatchedHome()
  const at = new Date(Date.now() - 1_000)
  const lost = { name: 'lost.txt', series: null, bytes: 3, inboxPath: 'lost.txt' }
  const storedPaths = ['2026-11/lost.abababab.txt']
  await recordDrop(home.db, { ...lost, sha256: 'ab'.repeat(32), storedPaths }, at)
  home.rename('good.txt', 'good')
  await home.start()
  await eventually('the good file', () => home.files('processing').length === 1)
  const named = () =>
    home.logged.filter((line) => line['msg'] === 'claim not completed, tried again')
  await eventually('the lost one is named', () => named().length > 0)
  expect(named()).toMatchObject([{ level: 50, inboxPath: 'lost.txt' }])
})
