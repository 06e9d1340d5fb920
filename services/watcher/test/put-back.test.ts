import { readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { putBack } from '../src/move-file.ts'

test('a file put back never follows a link out of the inbox, nor replaces another', async () => {
  using inbox = aFolder()
  using outside = aFolder()
  using processing = aFolder()
  symlinkSync(outside.path, join(inbox.path, 'sub'))
  const from = join(processing.path, 'x')
  for (const content of ['first', 'second']) {
    writeFileSync(from, content)
    await putBack(from, inbox.path, 'sub/evil.txt')
  }
  expect(readdirSync(outside.path)).toEqual([])
  const names = readdirSync(inbox.path).filter((name) => name !== 'sub')
  expect(names).toHaveLength(2)
  expect(names).toContain('evil.txt')
})
