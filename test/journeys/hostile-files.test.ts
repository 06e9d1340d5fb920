/** Files that were made to hurt, on a real watcher and parser: the fast selection of the corpus. */
import { dropHostileFiles, hostileFiles } from '@jianbao/test-support'
import { test } from 'vitest'
import { expectNobodyHurt } from './expect-nobody-hurt.ts'

test('hostile files hurt nobody: each has its verdict and a sentence, and the good file after it is read within five seconds', async () => {
  expectNobodyHurt(await dropHostileFiles(hostileFiles().filter((file) => file.fast)))
})
