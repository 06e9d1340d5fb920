import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBlobs } from './blobs.ts'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'jianbao-blobs-'))
})
afterEach(() => rmSync(home, { recursive: true }))

const bytes = Buffer.from('简报')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const stage = (content = bytes, max = 1_000) =>
  openBlobs(home).stage(Readable.from([content.subarray(0, 2), content.subarray(2)]), max)
const waiting = () => readdirSync(join(home, 'blobs/tmp'))

test('a blob is stored under the hash of its bytes and read back', async () => {
  await using blob = await stage()
  expect(blob).toMatchObject({ sha256, bytes: 6 })
  await blob.keep()
  const blobs = openBlobs(home)
  expect(blobs.path(sha256)).toBe(join(home, 'blobs', sha256.slice(0, 2), sha256.slice(2)))
  expect(await blobs.read(sha256)).toEqual(bytes)
})

test('nothing is in the store before it is kept, and what is discarded leaves nothing', async () => {
  const blob = await stage()
  expect(existsSync(openBlobs(home).path(sha256))).toBe(false)
  await blob.discard()
  expect(waiting()).toEqual([])
})

test('the same bytes may be put again and again', async () => {
  for (let i = 0; i < 3; i += 1) {
    await using blob = await stage()
    await blob.keep()
    await blob.keep()
  }
  expect(waiting()).toEqual([])
  expect(readFileSync(openBlobs(home).path(sha256))).toEqual(bytes)
})

test('a file that grows past the limit while it is copied is given up', async () => {
  await expect(stage(bytes, 5)).rejects.toThrow('More than 5 bytes')
  expect(waiting()).toEqual([])
})

test('a damaged blob is never handed out', async () => {
  await using blob = await stage()
  await blob.keep()
  writeFileSync(openBlobs(home).path(sha256), 'other')
  await expect(openBlobs(home).read(sha256)).rejects.toThrow('damaged')
})

test('a name is never a path', () => {
  for (const name of ['../../etc/passwd', 'A'.repeat(64), '', `${sha256}/..`])
    expect(() => openBlobs(home).path(name)).toThrow(TypeError)
})

test('what a crash left in the middle is swept away when it is old', async () => {
  const old = await stage()
  await stage(Buffer.from('a writer at work'))
  const [first] = waiting()
  const longAgo = new Date(Date.now() - 2 * 60 * 60_000)
  utimesSync(join(home, 'blobs/tmp', first ?? ''), longAgo, longAgo)
  await openBlobs(home).sweep(new Date())
  expect(waiting()).toHaveLength(1)
  await old.discard()
})

test('a scratch folder goes with its user, and is swept away when a crash left it', async () => {
  const blobs = openBlobs(home)
  {
    await using scratch = await blobs.scratch()
    writeFileSync(join(scratch.path, '1'), bytes)
    expect(waiting()).toHaveLength(1)
  }
  expect(waiting()).toEqual([])
  const left = await blobs.scratch()
  writeFileSync(join(left.path, '1'), bytes)
  await blobs.sweep(new Date())
  expect(waiting()).toHaveLength(1)
  await blobs.sweep(new Date(Date.now() + 2 * 60 * 60_000))
  expect(waiting()).toEqual([])
})
