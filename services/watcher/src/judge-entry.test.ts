import type { BigIntStats } from 'node:fs'
import { fileBytesMax } from '@jianbao/schema'
import { expect, test } from 'vitest'
import { judgeEntry } from './judge-entry.ts'
import type { InboxEntry } from './list-inbox.ts'

const now = 1_800_000_000_000
const rules = { settleMs: 2_000, trustRename: true }
const justSeen = { stillMs: 0, surprised: false, sawAppear: false }

function anEntry(given: {
  size?: number
  /** Milliseconds ago. */
  modified?: number
  changed?: number
  kind?: 'file' | 'link'
  temporary?: boolean
}): InboxEntry {
  const { size = 10, modified = 0, changed = modified, kind = 'file', temporary = false } = given
  const mtimeMs = BigInt(now - modified)
  const ctimeMs = BigInt(now - changed)
  const times = { mtimeMs, ctimeMs, mtimeNs: mtimeMs * 1_000_000n, ctimeNs: ctimeMs * 1_000_000n }
  const stats = { size: BigInt(size), ...times, isFile: () => kind === 'file' }
  const path = Buffer.from('/inbox/x.txt')
  // The judgement reads no other field of the stats.
  const seen = stats as unknown as BigIntStats
  const name = 'x.txt'
  return { path, inboxPath: name, name, series: null, temporary, tooDeep: false, stats: seen }
}

const take = { kind: 'take' }

test('a file renamed into the inbox is taken at once', () => {
  expect(judgeEntry(anEntry({ modified: 5, changed: 0 }), justSeen, now, rules)).toEqual(take)
})

test('a file whose last write is older than the quiet period is taken at once', () => {
  expect(judgeEntry(anEntry({ modified: 2_001 }), justSeen, now, rules)).toEqual(take)
})

test('a file being written waits until it has been still for the quiet period', () => {
  const entry = anEntry({ modified: 0 })
  const at = (stillMs: number) => judgeEntry(entry, { ...justSeen, stillMs }, now, rules)
  expect(at(500)).toEqual({ kind: 'wait', reason: 'still-arriving', lookAgainMs: 1_500 })
  expect(at(2_000)).toEqual(take)
})

test('a file that appeared under our eyes and was not written since is whole', () => {
  const entry = anEntry({ modified: 1 })
  const seen = { ...justSeen, sawAppear: true }
  expect(judgeEntry(entry, seen, now, rules)).toMatchObject({ kind: 'wait', lookAgainMs: 10 })
  expect(judgeEntry(entry, { ...seen, stillMs: 10 }, now, rules)).toEqual(take)
})

test('where renames cannot be trusted only stillness that we saw counts', () => {
  const distrustful = { ...rules, trustRename: false }
  const entry = anEntry({ modified: 60_000, changed: 0 })
  const seen = { ...justSeen, sawAppear: true }
  expect(judgeEntry(entry, seen, now, distrustful)).toMatchObject({ lookAgainMs: 2_000 })
  expect(judgeEntry(entry, { ...seen, stillMs: 2_000 }, now, distrustful)).toEqual(take)
})

test('a file that grew after it was taken must be still for long', () => {
  const seen = { ...justSeen, stillMs: 2_000, surprised: true }
  const entry = anEntry({ modified: 3_000, changed: 0 })
  expect(judgeEntry(entry, seen, now, rules)).toMatchObject({ lookAgainMs: 8_000 })
})

test('a clock ahead of ours does not take a file in the middle', () => {
  expect(judgeEntry(anEntry({ modified: -60_000 }), justSeen, now, rules).kind).toBe('wait')
})

test('an empty file waits five quiet periods and is then refused', () => {
  const empty = (touched: number) =>
    judgeEntry(anEntry({ size: 0, modified: touched }), justSeen, now, rules)
  expect(empty(1_000)).toEqual({ kind: 'wait', reason: 'empty', lookAgainMs: 9_000 })
  expect(empty(10_000)).toEqual({ kind: 'refuse', fault: 'empty-file' })
})

test('a file over the limit is refused, but only when it is whole', () => {
  const huge = { size: fileBytesMax + 1 }
  expect(judgeEntry(anEntry(huge), justSeen, now, rules).kind).toBe('wait')
  const whole = judgeEntry(anEntry({ ...huge, modified: 9_000 }), justSeen, now, rules)
  expect(whole).toEqual({ kind: 'refuse', fault: 'file-too-large' })
})

test('a link is refused at once, a temporary name waits for ever', () => {
  const link = judgeEntry(anEntry({ kind: 'link' }), justSeen, now, rules)
  expect(link).toEqual({ kind: 'refuse', fault: 'not-a-regular-file' })
  const temporary = anEntry({ temporary: true, modified: 1e9 })
  expect(judgeEntry(temporary, justSeen, now, rules)).toMatchObject({ lookAgainMs: null })
})
