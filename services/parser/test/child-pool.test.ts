/** Whatever a file does to its reader, the child pays for it: not the parser, and not the next file. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { aBulletinText, aFolder, descendantsOf, eventually, isAlive } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { childEntry } from '../src/create-parser.ts'
import { readBulletin } from '../src/read-bulletin.ts'
import { openChildPool } from '../src/reading/child-pool.ts'
import type { ChildRules, KilledFacts } from '../src/reading/reading-child.ts'

const mb = 1024 * 1024
const hostileEntry = new URL('./a-hostile-child.ts', import.meta.url).pathname

function aPool(entry: string, rules: Partial<ChildRules & { childrenMax: number }> = {}) {
  const opened = new AsyncDisposableStack()
  const folder = opened.use(aFolder())
  const scratchRoot = join(folder.path, 'scratch')
  mkdirSync(scratchRoot)
  const killed: KilledFacts[] = []
  const pool = openChildPool({
    entry,
    scratchRoot,
    childrenMax: 1,
    memoryBytesMax: 200 * mb,
    readMsMax: 20_000,
    mayStartPrograms: false,
    onKilled: (facts) => killed.push(facts),
    ...rules,
  })
  opened.defer(() => pool.close())
  const read = async (name: string, bytes: Uint8Array = Buffer.from(name)) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const path = join(folder.path, sha256)
    writeFileSync(path, bytes)
    await using turn = await pool.turn()
    return await turn.read({ sha256, name, depth: 0, path, scratch: scratchRoot, options: {} })
  }
  /** The pid of the child that read last. */
  const childOf = async () => {
    const reading = await read('is good')
    if (reading.ok || reading.detail === undefined) throw new Error('The good file failed.')
    return Number(reading.detail)
  }
  return {
    pool,
    killed,
    folder: folder.path,
    read,
    childOf,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

test('a text reads in a child as it does here', async () => {
  await using given = aPool(childEntry)
  const bytes = Buffer.from(aBulletinText({ articles: 12 }))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const here = await readBulletin({ sha256, name: 'x.txt', depth: 0, bytes })
  expect(await given.read('x.txt', bytes)).toEqual(here)
})

test.each([
  ['blocks the loop', 'too-slow'],
  ['waits for ever', 'too-slow'],
  ['fills memory outside the heap, blocking', 'too-much-memory'],
  ['fills the heap', 'too-much-memory'],
])(
  'a file whose reader %s is stopped with the fault %s, and the next is read',
  async (name, fault) => {
    await using given = aPool(hostileEntry, fault === 'too-slow' ? { readMsMax: 500 } : {})
    const before = await given.childOf()
    expect(await given.read(name)).toEqual({ ok: false, fault })
    expect(given.killed).toMatchObject([{ fault }])
    // Looked at every 50 ms: it cannot have grown far beyond what it may have.
    expect(given.killed[0]?.residentMb ?? 0).toBeLessThan(600)
    expect(isAlive(before)).toBe(false)
    expect(await given.childOf()).not.toBe(before)
  },
)

test.each(['ends by itself', 'is killed'])(
  'a child that %s while it reads is an error to be tried again, and is replaced',
  async (name) => {
    await using given = aPool(hostileEntry)
    await expect(given.read(name)).rejects.toThrow('A reading child ended')
    expect(given.killed).toEqual([])
    expect(await given.childOf()).toBeGreaterThan(0)
  },
)

test('a good file finds its child warm; one that kept its memory is replaced', async () => {
  await using given = aPool(hostileEntry)
  const first = await given.childOf()
  expect(await given.childOf()).toBe(first)
  await given.read('keeps its memory')
  expect(await given.childOf()).not.toBe(first)
})

test('a child cannot write outside the scratch folder', async () => {
  await using given = aPool(hostileEntry)
  await expect(given.read('writes elsewhere')).rejects.toMatchObject({ code: 'ERR_ACCESS_DENIED' })
  const sha256 = createHash('sha256').update('writes elsewhere').digest('hex')
  expect(existsSync(join(given.folder, `${sha256}.stolen`))).toBe(false)
})

test('a child starts no program, and where it may, its memory and its end are those of its child', async () => {
  await using strict = aPool(hostileEntry)
  await expect(strict.read('starts a program')).rejects.toMatchObject({
    code: 'ERR_ACCESS_DENIED',
  })
  await using given = aPool(hostileEntry, { mayStartPrograms: true, readMsMax: 3_000 })
  const child = await given.childOf()
  const reading = given.read('starts a program')
  const [program] = await eventually('the program', () => {
    const found = descendantsOf(child)
    return found.length > 0 && found
  })
  expect(await reading).toEqual({ ok: false, fault: 'too-much-memory' })
  await eventually('its end', () => !isAlive(program ?? 0))
})

test('a blob that does not hold what its name promises is the fault of the disk', async () => {
  await using given = aPool(childEntry)
  await using turn = await given.pool.turn()
  const path = join(given.folder, 'damaged')
  writeFileSync(path, 'damaged')
  const about = { sha256: 'a'.repeat(64), name: 'x', depth: 0 } as const
  const request = { ...about, path, scratch: given.folder, options: {} }
  await expect(turn.read(request)).rejects.toMatchObject({ name: 'BlobDamaged' })
  const gone = { ...request, path: join(given.folder, 'gone') }
  await expect(turn.read(gone)).rejects.toMatchObject({ code: 'ENOENT', syscall: 'open' })
})

test('more files than children wait in turn, and one that hangs holds up no more than its child', async () => {
  await using given = aPool(hostileEntry, { childrenMax: 2, readMsMax: 3_000 })
  const hanging = given.read('blocks the loop')
  const begun = performance.now()
  const good = await Promise.all(Array.from({ length: 6 }, () => given.read('is good')))
  expect(performance.now() - begun).toBeLessThan(2_500)
  expect(good).toHaveLength(6)
  expect(await hanging).toEqual({ ok: false, fault: 'too-slow' })
})

test('closing ends every child at once, also one that is busy', async () => {
  await using given = aPool(hostileEntry)
  const child = await given.childOf()
  const busy = given.read('blocks the loop')
  const waiting = given.read('is good')
  const over = Promise.allSettled([busy, waiting])
  await sleep(200)
  await given.pool.close()
  for (const each of await over)
    expect(each).toMatchObject({ reason: { name: 'ChildUnavailable' } })
  expect(isAlive(child)).toBe(false)
  await expect(given.pool.turn()).rejects.toMatchObject({ name: 'ChildUnavailable' })
})

test('no child outlives its killed parent, however busy it is', async () => {
  using folder = aFolder()
  const program = `
    import { openChildPool } from ${JSON.stringify(new URL('../src/reading/child-pool.ts', import.meta.url).href)}
    const pool = openChildPool({ entry: ${JSON.stringify(hostileEntry)}, childrenMax: 2,
      scratchRoot: '/nowhere', memoryBytesMax: 5e8, readMsMax: 60000, mayStartPrograms: false, onKilled: () => undefined })
    const ask = async (name) => {
      await using turn = await pool.turn()
      await turn.read({ sha256: '', name, path: '', scratch: '', options: {} })
    }
    void ask('blocks the loop')
    void ask('waits for ever')`
  const path = join(folder.path, 'parent.ts')
  writeFileSync(path, program)
  const parent = spawn(process.execPath, [path], { stdio: 'inherit' })
  const pid = parent.pid ?? 0
  const children = await eventually('two children at work', () => {
    const found = descendantsOf(pid)
    return found.length === 2 && found
  })
  await sleep(700)
  expect(children.filter(isAlive)).toHaveLength(2)
  parent.kill('SIGKILL')
  await eventually('no child is left', () => !children.some(isAlive), 3_000)
})
