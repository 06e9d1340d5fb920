/** A container is taken apart once, its files are read as any other, and their verdicts are its own. */
import { replaySource, sourcesOwedParsing } from '@jianbao/store'
import { aBulletinText, aZip, rawZip } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { aLedger } from './a-ledger.ts'

type Ledger = Awaited<ReturnType<typeof aLedger>>

const noise = Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 7) % 256))
const text = (seed: number) => Buffer.from(aBulletinText({ articles: 2, seed }))

const membersOf = (ledger: Ledger, parent: string) =>
  ledger.db
    .selectFrom('members')
    .selectAll()
    .where('parent_sha256', '=', parent)
    .orderBy('ordinal')
    .execute()

const stateOf = async (ledger: Ledger, sha256: string) => {
  const { state, fault } = await ledger.source(sha256)
  return fault === null ? state : `${state}: ${fault}`
}

/** Runs the jobs that are owed, until none is. */
async function parseAll(ledger: Ledger): Promise<void> {
  for (;;) {
    const owed = await sourcesOwedParsing(ledger.db, { limit: 100 })
    if (owed.length === 0) return
    for (const job of owed) await ledger.parse(job.sha256, undefined, job.run)
  }
}

test('a zip becomes a row, a blob and a job for each file in it, and waits for their verdicts', async () => {
  await using ledger = await aLedger()
  const bulletins = [text(1), text(2)]
  const parent = await ledger.receive(
    aZip({ '上/一.txt': text(1), '二.txt': text(2), 'c.bin': noise }),
    '简报.zip',
  )
  await ledger.parse(parent)
  const members = await membersOf(ledger, parent)
  expect(members.map((each) => each.member)).toEqual(['上/一.txt', '二.txt', 'c.bin'])
  expect(await stateOf(ledger, parent)).toBe('received')
  expect(ledger.relayed).toHaveLength(3)
  const first = await ledger.source(members[0]?.sha256 ?? '')
  expect(first).toMatchObject({ parent_sha256: parent, member: '上/一.txt', name: '一.txt' })
  expect(await ledger.blobs.read(first.sha256)).toEqual(bulletins[0])

  await ledger.parse(members[0]?.sha256 ?? '')
  expect(await stateOf(ledger, parent)).toBe('received')
  await parseAll(ledger)
  expect(await stateOf(ledger, members[2]?.sha256 ?? '')).toBe('rejected: not-text')
  expect(await stateOf(ledger, parent)).toBe('parsed')
  expect(await ledger.count('bulletins')).toBe(2)
})

test('a zip of which no file can be read is rejected', async () => {
  await using ledger = await aLedger()
  const inner = aZip({ 'a.txt': text(1) })
  const parent = await ledger.receive(
    aZip({ 'a.bin': noise, 'b.zip': inner, 'c.txt': Buffer.of() }),
  )
  await parseAll(ledger)
  const faults = (await membersOf(ledger, parent)).map((each) => each.fault)
  expect(faults).toEqual([null, 'nested-too-deep', 'empty-file'])
  expect(await stateOf(ledger, parent)).toBe('rejected: no-member-read')
  // Refused unread, the inner zip has no verdict: dropped by itself it is opened.
  const alone = await ledger.receive(inner, 'b.zip')
  await parseAll(ledger)
  expect(await stateOf(ledger, alone)).toBe('parsed')
})

test('a file in it that is encrypted, damaged or too large has its own fault, and the others are read', async () => {
  await using ledger = await aLedger()
  const files = [
    { name: 'a.txt', content: text(1) },
    { name: 'locked.txt', content: text(2), flags: 0x0801 },
    { name: 'broken.txt', content: text(3), size: 5 },
    { name: 'huge.txt', content: Buffer.alloc(65 * 1024 * 1024, 'x') },
  ]
  const parent = await ledger.receive(rawZip(files), '坏.zip')
  await parseAll(ledger)
  expect((await membersOf(ledger, parent)).map((each) => each.fault)).toEqual([
    null,
    'encrypted',
    'damaged-file',
    'file-too-large',
  ])
  expect(await stateOf(ledger, parent)).toBe('parsed')
})

test('bytes known already are a duplicate: linked, not read again, and still counted', async () => {
  await using ledger = await aLedger()
  const known = await ledger.receive(text(1), 'known.txt')
  await parseAll(ledger)
  const parent = await ledger.receive(
    aZip({ 'x.txt': text(1), 'y.txt': text(2), 'z.txt': text(2) }),
  )
  await parseAll(ledger)
  const members = await membersOf(ledger, parent)
  expect(members.map((each) => each.duplicate)).toEqual([true, false, true])
  expect(members[0]?.sha256).toBe(known)
  expect((await ledger.source(known)).starts).toBe(1)
  expect(await stateOf(ledger, parent)).toBe('parsed')
  expect(await ledger.count('bulletins')).toBe(2)
})

test('the job of a container run twice equals the job run once', async () => {
  await using ledger = await aLedger()
  const parent = await ledger.receive(aZip({ 'x.txt': text(1), 'y.txt': text(2) }))
  await ledger.parse(parent)
  const before = await membersOf(ledger, parent)
  for (let time = 0; time < 5; time += 1) await ledger.parse(parent)
  expect(await membersOf(ledger, parent)).toEqual(before)
  expect(await ledger.source(parent)).toMatchObject({ state: 'received', starts: 1 })
  await parseAll(ledger)
  expect(await stateOf(ledger, parent)).toBe('parsed')
})

test('the sweep finds a container whose members are decided and which is not', async () => {
  await using ledger = await aLedger()
  const parent = await ledger.receive(aZip({ 'x.txt': text(1) }))
  await ledger.parse(parent)
  const [member] = await membersOf(ledger, parent)
  expect((await sourcesOwedParsing(ledger.db, { limit: 9 })).map((job) => job.sha256)).toEqual([
    member?.sha256,
  ])
  // The verdict was committed and its process died before it looked after the container.
  await ledger.db
    .updateTable('sources')
    .set({ state: 'rejected', fault: 'not-text', decided_at: new Date() })
    .where('sha256', '=', member?.sha256 ?? '')
    .execute()
  expect((await sourcesOwedParsing(ledger.db, { limit: 9 })).map((job) => job.sha256)).toEqual([
    parent,
  ])
  await parseAll(ledger)
  expect(await stateOf(ledger, parent)).toBe('rejected: no-member-read')
})

test('members decided side by side leave no container undecided', async () => {
  await using ledger = await aLedger()
  const files = Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [`${index}.bin`, Buffer.from([...noise, index])]),
  )
  const parent = await ledger.receive(aZip(files))
  await ledger.parse(parent)
  const members = await membersOf(ledger, parent)
  await Promise.all(members.map((each) => ledger.parse(each.sha256 ?? '')))
  expect(await stateOf(ledger, parent)).toBe('rejected: no-member-read')
})

test('a container read again reads its files again, silently, and one file read again turns its verdict', async () => {
  await using ledger = await aLedger()
  const parent = await ledger.receive(aZip({ 'x.txt': text(1), 'y.bin': noise }))
  await parseAll(ledger)
  await replaySource(ledger.db, parent)
  await parseAll(ledger)
  const [x, y] = await membersOf(ledger, parent)
  for (const sha256 of [parent, x?.sha256 ?? '', y?.sha256 ?? ''])
    expect((await ledger.source(sha256)).run).toBe(2)
  expect(await stateOf(ledger, parent)).toBe('parsed')
  expect((await membersOf(ledger, parent)).map((each) => each.duplicate)).toEqual([false, false])

  await replaySource(ledger.db, x?.sha256 ?? '')
  const broken = { version: '1', read: () => ({ ok: false, fault: 'no-text' }) as const }
  await ledger.parse(x?.sha256 ?? '', broken, 3)
  expect(await stateOf(ledger, parent)).toBe('rejected: no-member-read')
})
