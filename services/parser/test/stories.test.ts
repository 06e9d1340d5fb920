import { rm } from 'node:fs/promises'
import { fingerprintOf } from '@jianbao/extraction'
import { replaySource } from '@jianbao/store'
import { aBulletinText } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { type FileToRead, readBulletin } from '../src/read-bulletin.ts'
import { aLedger, aReader, readChanging } from './a-ledger.ts'

const shared = 4_711

/** A worse parser: it loses the last paragraph of every article. */
const readLosing = (file: FileToRead) =>
  readChanging(file, (articles) =>
    articles.map((each) => {
      const article = { ...each.article, blocks: each.article.blocks.slice(0, -1) }
      return { ...each, article, fingerprint: fingerprintOf(article) }
    }),
  )
const older = aReader('older', readLosing)
const newer = aReader('newer')

test('the same article in two bulletins is one story with two sources', async () => {
  await using ledger = await aLedger()
  const a = await ledger.receive(aBulletinText({ articleSeeds: [shared, 1, 2] }))
  const b = await ledger.receive(aBulletinText({ articleSeeds: [3, 4, shared] }))
  await ledger.parse(a)
  await ledger.parse(b)
  expect(await ledger.count('articles')).toBe(6)
  expect(await ledger.count('stories')).toBe(5)
  expect(await ledger.count('story_revisions')).toBe(5)
})

test('a changed source text is a revision of the same story', async () => {
  await using ledger = await aLedger()
  const text = aBulletinText({ articleSeeds: [shared, 1], paragraphs: 6 })
  const edited = text.replace(/投入资金 \d+ 万元/, '投入资金 99999 万元')
  await ledger.parse(await ledger.receive(text))
  await ledger.parse(await ledger.receive(edited))
  expect(await ledger.count('stories')).toBe(2)
  const [first, , changed, same] = await ledger.articles()
  const revisions = [first, changed, same].map((each) => each?.revision)
  expect(revisions.sort()).toEqual([1, 1, 2])
})

test('a better parser makes neither a new story nor a revision of an article seen before', async () => {
  await using ledger = await aLedger()
  await ledger.parse(await ledger.receive(aBulletinText({ articleSeeds: [shared, 1] })), older)
  await ledger.parse(await ledger.receive(aBulletinText({ articleSeeds: [2, shared] })), newer)
  expect(await ledger.count('stories')).toBe(3)
  expect(await ledger.count('story_revisions')).toBe(3)
})

/** A newer parser that meets `error` whenever it reads the file `failing`. */
const failingOn = (failing: string, error: () => Error) =>
  aReader('newer', (file) => {
    if (file.sha256 === failing) throw error()
    return readBulletin(file)
  })

test('a passing fault while an older bulletin is read again makes no revision, it is tried again', async () => {
  await using ledger = await aLedger()
  const a = await ledger.receive(aBulletinText({ articleSeeds: [shared, 1] }))
  const b = await ledger.receive(aBulletinText({ articleSeeds: [2, shared] }))
  await ledger.parse(a, older)
  const busy = () => Object.assign(new Error('too many open files'), { syscall: 'open' })
  await expect(ledger.parse(b, failingOn(a, busy))).rejects.toThrow('too many open files')
  expect(await ledger.source(b)).toMatchObject({ state: 'received', starts: 0 })
  await ledger.parse(b, newer)
  expect(await ledger.count('story_revisions')).toBe(3)
})

test('an older bulletin that can never be read again makes no revision of its articles', async () => {
  await using ledger = await aLedger()
  const a = await ledger.receive(aBulletinText({ articleSeeds: [shared, 1] }))
  const b = await ledger.receive(aBulletinText({ articleSeeds: [2, shared] }))
  await ledger.parse(a, older)
  await rm(ledger.blobs.path(a))
  await ledger.parse(b, newer)
  expect(await ledger.source(b)).toMatchObject({ state: 'parsed' })
  expect(await ledger.count('stories')).toBe(3)
  expect(await ledger.count('story_revisions')).toBe(3)
})

test('a text changed between two parsers is still a revision', async () => {
  await using ledger = await aLedger()
  const text = aBulletinText({ articleSeeds: [shared, 1], paragraphs: 6 })
  const edited = text.replaceAll('近日', '日前')
  await ledger.parse(await ledger.receive(text), older)
  await ledger.parse(await ledger.receive(edited), newer)
  expect(await ledger.count('stories')).toBe(2)
  expect(await ledger.count('story_revisions')).toBe(4)
})

test('reading the same bulletin again makes neither stories nor revisions', async () => {
  await using ledger = await aLedger()
  const sha256 = await ledger.receive(aBulletinText({ articles: 4 }))
  await ledger.parse(sha256, older)
  const before = await ledger.articles()
  await ledger.db.updateTable('bulletins').set({ matched_run: 1 }).execute()
  await replaySource(ledger.db, sha256)
  await ledger.parse(sha256, newer, 2)
  const after = await ledger.articles()
  expect(after.map((each) => each.story_id)).toEqual(before.map((each) => each.story_id))
  expect(after.map((each) => each.fingerprint)).not.toEqual(before.map((each) => each.fingerprint))
  expect(await ledger.count('story_revisions')).toBe(4)
})

test('two articles of one bulletin are never revisions of each other', async () => {
  await using ledger = await aLedger()
  const text = aBulletinText({ articleSeeds: [shared, shared], paragraphs: 6 })
  const last = text.lastIndexOf('投入资金')
  const alike = text.slice(0, last) + text.slice(last).replace(/\d+/, '99999')
  await ledger.parse(await ledger.receive(alike))
  expect(await ledger.count('articles')).toBe(2)
  expect(await ledger.count('stories')).toBe(2)
  expect(await ledger.count('story_revisions')).toBe(2)
})

test('bulletins parsed side by side with the same articles make one story each', async () => {
  await using ledger = await aLedger()
  const seeds = [11, 12, 13, 14, 15]
  const orders = [seeds, seeds.toReversed(), [13, 11, 15, 12, 14], [12, 14, 11, 15, 13]]
  const ids = await Promise.all(
    orders.map((articleSeeds, i) => ledger.receive(aBulletinText({ articleSeeds }), `${i}.txt`)),
  )
  await Promise.all(ids.map((sha256) => ledger.parse(sha256)))
  expect(await ledger.count('articles')).toBe(20)
  expect(await ledger.count('stories')).toBe(5)
})
