/** The watcher killed after each of its steps, and started again: the state is what the step left. */
import {
  createReadStream,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { openBlobs, placeInProcessing, recordDrop, recordRefusedDrop } from '@jianbao/store'
import { eventually } from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'
import { writeReason } from '../src/reason-file.ts'
import { aWatchedHome } from './a-watched-home.ts'

type Home = Awaited<ReturnType<typeof aWatchedHome>>
const content = '简报内容'

/** Goes through the steps of a claim, up to and with `last`. */
async function claimUpTo(home: Home, last: 'copied' | 'blob' | 'ledger' | 'moved' | 'placed') {
  home.rename('x.txt', content)
  const staged = await openBlobs(home.folder).stage(
    createReadStream(home.at('inbox/x.txt')),
    1_000_000,
  )
  const { sha256, bytes } = staged
  if (last === 'copied') return sha256
  await staged.keep()
  if (last === 'blob') return sha256
  const storedPaths = [`2026-11/x.${sha256.slice(0, 8)}.txt`]
  const file = { sha256, bytes, name: 'x.txt', series: null, inboxPath: 'x.txt', storedPaths }
  const drop = await recordDrop(home.db, file, new Date())
  if (last === 'ledger') return sha256
  const target = join(home.at('processing'), drop.storedPath)
  mkdirSync(dirname(target), { recursive: true })
  renameSync(home.at('inbox/x.txt'), target)
  if (last === 'moved') return sha256
  await placeInProcessing(home.db, drop.id)
  return sha256
}

async function expectClaimedOnce(home: Home, sha256: string): Promise<void> {
  await eventually('the drop in processing', async () => {
    const drops = await home.drops()
    return drops.length === 1 && drops[0]?.place === 'processing'
  })
  await eventually('the job', async () => (await home.queued()) === 1)
  expect(await home.sources()).toMatchObject([{ sha256, state: 'received' }])
  expect(home.files('inbox')).toEqual([])
  expect(home.files('processing')).toEqual([`x.${sha256.slice(0, 8)}.txt`])
  await home.decide(sha256)
  await eventually('the settled file', () => home.files('processed').length === 1)
  const [drop] = await home.drops()
  expect(readFileSync(join(home.at('processed'), drop?.stored_path ?? ''), 'utf8')).toBe(content)
}

describe('a claim cut short', () => {
  test.each(['copied', 'blob', 'ledger', 'moved', 'placed'] as const)(
    'after the step "%s" is completed, once',
    async (last) => {
      await using home = await aWatchedHome()
      const sha256 = await claimUpTo(home, last)
      await home.start()
      await expectClaimedOnce(home, sha256)
    },
  )

  test.each(['ledger', 'moved'] as const)(
    'after the step "%s", whose file someone took away, is completed from its blob',
    async (last) => {
      await using home = await aWatchedHome()
      const sha256 = await claimUpTo(home, last)
      rmSync(home.at(last === 'ledger' ? 'inbox' : 'processing'), { recursive: true })
      await home.start()
      await expectClaimedOnce(home, sha256)
    },
  )
})

describe('a verdict cut short', () => {
  test.each(['reason', 'moved'] as const)('after the step "%s" is completed', async (last) => {
    await using home = await aWatchedHome()
    const sha256 = await claimUpTo(home, 'placed')
    await home.decide(sha256, 'no-text')
    const name = `2026-11/x.${sha256.slice(0, 8)}.txt`
    const target = join(home.at('rejected'), name)
    await writeReason(target, 'x.txt', { fault: 'no-text' })
    if (last === 'moved') renameSync(join(home.at('processing'), name), target)
    await home.start()
    await eventually('settled', async () => (await home.drops())[0]?.settled_at)
    expect(home.files('rejected')).toHaveLength(2)
    expect(home.files('processing')).toEqual([])
  })

  test('a refusal cut short before or after its move is completed', async () => {
    await using home = await aWatchedHome({ JIANBAO_SETTLE_MS: '1' })
    for (const name of ['stays', 'moved']) {
      writeFileSync(home.at(`inbox/${name}`), '')
      const storedPaths = [`2026-11/${name}.0123abcd`]
      const refused = { inboxPath: name, storedPaths, fault: 'empty-file' } as const
      await recordRefusedDrop(home.db, refused, new Date())
    }
    mkdirSync(home.at('rejected/2026-11'), { recursive: true })
    renameSync(home.at('inbox/moved'), home.at('rejected/2026-11/moved.0123abcd'))
    await home.start()
    await eventually('both settled', async () =>
      (await home.drops()).every((drop) => drop.settled_at !== null && drop.place === 'rejected'),
    )
    expect(await home.drops()).toHaveLength(2)
    expect(home.files('rejected')).toHaveLength(4)
  })
})
