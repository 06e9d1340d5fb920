/** What the watcher does when the blob store does not give back what the ledger counts on. */
import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { writeWhole } from '../src/move-file.ts'

test('a blob that cannot be read is an error of its copy, not the end of the process', async () => {
  using folder = aFolder()
  const missing = join(folder.path, 'missing')
  const month = join(folder.path, '2026-11')
  const copy = writeWhole(() => createReadStream(missing), join(month, 'x.txt'))
  await expect(copy).rejects.toThrow('ENOENT')
  expect(readdirSync(month)).toEqual([])
})
