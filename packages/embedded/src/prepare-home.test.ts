import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { prepareHome } from './prepare-home.ts'
import { startMailbox } from './start-mailbox.ts'

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

test('readers’ mails are nobody else’s to read', async () => {
  using folder = aFolder()
  const home = prepareHome(join(folder.path, 'new', 'home'))
  // Root's PostgreSQL is another user, who may pass through the home and not look at it.
  expect(modeOf(home.root)).toBe(process.getuid?.() === 0 ? '711' : '700')
  expect(modeOf(home.mailbox)).toBe('700')
  const mailbox = await startMailbox(join(folder.path, 'another'))
  expect(modeOf(mailbox.folder)).toBe('700')
  await mailbox.stop()
})

test('a home and a mailbox that an operator opened stay open', () => {
  using folder = aFolder()
  const root = join(folder.path, 'home')
  mkdirSync(join(root, 'mailbox'), { recursive: true })
  chmodSync(root, 0o775)
  chmodSync(join(root, 'mailbox'), 0o750)
  const home = prepareHome(root)
  expect([modeOf(home.root), modeOf(home.mailbox)]).toEqual(['775', '750'])
})
