import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { beginRun, decideSource, replaySource } from '@jianbao/store'
import { aBulletinText } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { readBulletin } from '../src/read-bulletin.ts'
import { aLedger, aReader, readChanging } from './a-ledger.ts'

test('a bulletin is stored whole: records, mentions with their places, verdict, and the match job', async () => {
  await using ledger = await aLedger()
  const sha256 = await ledger.receive(aBulletinText({ articles: 3 }))
  await ledger.parse(sha256)

  const bulletin = await ledger.db.selectFrom('bulletins').selectAll().executeTakeFirstOrThrow()
  expect(bulletin.article_count).toBe(3)
  expect(bulletin.record.layout).toBe('section-digest')
  const amounts = await ledger.db
    .selectFrom('mentions')
    .selectAll()
    .where('kind', '=', 'amounts')
    .execute()
  expect(amounts).toHaveLength(9)
  for (const amount of amounts) {
    expect(bulletin.text.slice(amount.starts, amount.ends)).toBe(amount.surface)
    expect(Number(amount.amount)).toBeGreaterThan(0)
  }
  expect(await ledger.source(sha256)).toMatchObject({ state: 'parsed', encoding: 'utf-8' })
  expect(ledger.relayed).toEqual([{ bulletinId: sha256, run: 1, backfill: false }, {}])
})

test('the job run twice equals the job run once', async () => {
  await using ledger = await aLedger()
  const sha256 = await ledger.receive(aBulletinText({ articles: 3 }))
  await ledger.parse(sha256)
  const before = await ledger.articles()
  await ledger.parse(sha256)
  expect(await ledger.articles()).toEqual(before)
  expect((await ledger.source(sha256)).starts).toBe(1)
})

test('a job whose process died before the relay relays the match when it comes again', async () => {
  await using ledger = await aLedger()
  const sha256 = await ledger.receive(aBulletinText())
  await ledger.parse(sha256)
  ledger.relayed.length = 0
  await ledger.parse(sha256)
  expect(ledger.relayed).toEqual([{ bulletinId: sha256, run: 1, backfill: false }, {}])
})

test('a job of an older run changes nothing', async () => {
  await using ledger = await aLedger()
  const sha256 = await ledger.receive(aBulletinText())
  await ledger.parse(sha256)
  await replaySource(ledger.db, sha256)
  await ledger.parse(sha256, aReader('1'), 1)
  expect(await ledger.source(sha256)).toMatchObject({ state: 'received', run: 2, starts: 0 })
})

test('a run overtaken while it reads writes nothing', async () => {
  await using ledger = await aLedger()
  const sha256 = await ledger.receive(aBulletinText())
  const overtaken = {
    version: '1',
    read: async (file: Parameters<typeof readBulletin>[0]) => {
      const verdict = { kind: 'rejected', fault: 'not-text' } as const
      await decideSource(ledger.db, { sha256, run: 1, verdict, at: new Date() })
      await replaySource(ledger.db, sha256)
      return readBulletin(file)
    },
  }
  await ledger.parse(sha256, overtaken)
  expect(await ledger.count('bulletins')).toBe(0)
  expect(await ledger.count('stories')).toBe(0)
  expect(await ledger.source(sha256)).toMatchObject({ state: 'received', run: 2 })
})

test('articles that a later run no longer finds go, and the others stay in place', async () => {
  await using ledger = await aLedger()
  const sha256 = await ledger.receive(aBulletinText({ articles: 4 }))
  await ledger.parse(sha256)
  await replaySource(ledger.db, sha256)
  const fewer = aReader('2', (file) => readChanging(file, (articles) => articles.slice(0, 2)))
  await ledger.parse(sha256, fewer, 2)
  expect((await ledger.articles()).map((each) => each.ordinal)).toEqual([1, 2])
})

test('what is not text is rejected with its reason', async () => {
  await using ledger = await aLedger()
  const sha256 = await ledger.receive(
    Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 7) % 256)),
  )
  await ledger.parse(sha256)
  expect(await ledger.source(sha256)).toMatchObject({ state: 'rejected', fault: 'not-text' })
  expect(ledger.relayed).toEqual([])
})

test('a bulletin of more records than others may wait for is refused with what to do', async () => {
  await using ledger = await aLedger()
  const many = Buffer.from('投入1亿元。\n'.repeat(51_000))
  const sha256 = await ledger.receive(many)
  await ledger.parse(sha256)
  expect(await ledger.source(sha256)).toMatchObject({ fault: 'too-many-records' })
})

test('a file that breaks the reader is set aside after it did so three times, and read apart from the second', async () => {
  await using ledger = await aLedger()
  const sha256 = await ledger.receive(aBulletinText())
  const apart: boolean[] = []
  const broken = aReader('1', (_file, isApart) => {
    apart.push(isApart)
    throw new TypeError('a defect of the reader')
  })
  for (let start = 1; start <= 3; start += 1)
    await expect(ledger.parse(sha256, broken)).rejects.toThrow('a defect')
  await ledger.parse(sha256, broken)
  expect(await ledger.source(sha256)).toMatchObject({ state: 'rejected', fault: 'poison' })
  expect(apart).toEqual([false, true, true])
})

test('a parser killed ten times over one file reads it in the end, and stops at the twentieth', async () => {
  await using ledger = await aLedger()
  const killedOver = async (sha256: string, times: number) => {
    for (let kill = 0; kill < times; kill += 1) await beginRun(ledger.db, { sha256, run: 1 })
  }
  const innocent = await ledger.receive(aBulletinText())
  await killedOver(innocent, 10)
  await ledger.parse(innocent)
  expect((await ledger.source(innocent)).state).toBe('parsed')

  const deadly = await ledger.receive(aBulletinText({ seed: 2 }))
  await killedOver(deadly, 20)
  await ledger.parse(deadly)
  expect(await ledger.source(deadly)).toMatchObject({ state: 'rejected', fault: 'poison' })
})

test('a record the database refuses counts as the fault of the file', async () => {
  await using ledger = await aLedger()
  const sha256 = await ledger.receive(aBulletinText())
  const refused = aReader('1', async (file) => {
    const reading = await readBulletin(file)
    if (!reading.ok || !reading.bulletin) return reading
    return { ...reading, bulletin: { ...reading.bulletin, text: 'a NUL \0 is no text' } }
  })
  await expect(ledger.parse(sha256, refused)).rejects.toThrow()
  expect(await ledger.source(sha256)).toMatchObject({ starts: 1, failures: 1 })
  expect(await ledger.count('stories')).toBe(0)
})

test('a missing or damaged blob is the disk’s fault: no start is counted, and it heals', async () => {
  await using ledger = await aLedger()
  const sha256 = await ledger.receive(aBulletinText())
  const path = ledger.blobs.path(sha256)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, 'damaged')
  for (let i = 0; i < 5; i += 1) await expect(ledger.parse(sha256)).rejects.toThrow('damaged')
  expect(await ledger.source(sha256)).toMatchObject({ state: 'received', starts: 0 })
  await ledger.receive(aBulletinText())
  await ledger.parse(sha256)
  expect((await ledger.source(sha256)).state).toBe('parsed')
})
