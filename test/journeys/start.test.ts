/** What a person meets when starting and stopping: the first start, the second, and everything that can be in the way. */
import {
  chmodSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import {
  aFolder,
  aRedis,
  aUsedHome,
  descendantsOf,
  eventually,
  freePort,
  isAlive,
  isLeftOut,
  type RunningJianbao,
  serversOf,
  spawnJianbao,
  startJianbao,
  waitForMails,
} from '@jianbao/test-support'
import pg from 'pg'
import { describe, expect, test } from 'vitest'

const nobody = { uid: 65_534, gid: 65_534 }
const isRoot = process.getuid?.() === 0
/** Another user cannot start what root cloned into a folder of its own: left out there, as what the machine lacks. */
const isShutAway =
  isRoot && process.env['JIANBAO_REQUIRE_ALL'] !== '1' && isClosed(import.meta.dirname)

function isClosed(folder: string): boolean {
  const isOpen = (statSync(folder).mode & 0o001) !== 0
  return !isOpen || (folder !== '/' && isClosed(dirname(folder)))
}

/** A home another user may use: under a folder it owns, or simply ours when we are not root. */
function aHome() {
  const folder = aFolder()
  chmodSync(folder.path, 0o777)
  return { home: join(folder.path, 'home'), [Symbol.dispose]: () => folder[Symbol.dispose]() }
}

async function ask<T extends pg.QueryResultRow>(url: string, statement: string): Promise<T[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<T>(statement)).rows
  } finally {
    await client.end()
  }
}

function expectDoorsShut({ home, databaseUrl, output }: RunningJianbao): void {
  const record = statSync(join(home, 'running.json'))
  expect(record.mode & 0o777).toBe(0o600)
  expect(databaseUrl).not.toContain('127.0.0.1')
  expect(statSync(join(home, 'postgres')).mode & 0o077).toBe(0)
  expect(output()).not.toMatch(/login|code=/)
}

describe('a brand-new home', () => {
  test('gets the samples and a first digest by itself, keeps what opens its doors from others, and the second start finds all of it', async () => {
    using place = aHome()
    const { home } = place
    await using first = await startJianbao({ home })
    await waitForMails(first.mailbox, 1, 30_000)
    const sources = () => ask(first.databaseUrl, "select 1 from sources where state = 'parsed'")
    await eventually('five samples are parsed', async () => (await sources()).length === 5, 30_000)
    const readers = await ask(first.databaseUrl, 'select name from subscribers where sample')
    expect(readers).toHaveLength(1)
    await eventually('the inbox is empty', () => readdirSync(first.inbox).length === 0, 30_000)
    expectDoorsShut(first)
    expect(await first.stop('SIGTERM')).toBe(0)
    const mailsBefore = readdirSync(first.mailbox).length

    await using second = await startJianbao({ home })
    expect(await ask(second.databaseUrl, 'select 1 from sources')).toHaveLength(5)
    expect(await ask(second.databaseUrl, 'select 1 from subscribers')).toHaveLength(1)
    expect(readdirSync(second.mailbox)).toHaveLength(mailsBefore)
    expect(await second.stop('SIGINT')).toBe(0)
  })
})

describe('what is in the way is told in one sentence, exit 1', () => {
  test('a home that a living process has', async () => {
    using place = await aUsedHome()
    await using jianbao = await startJianbao({ home: place.home })
    const second = spawnJianbao({ home: place.home })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`is in use by process ${jianbao.pid}`)
    expect(second.output().trim().split('\n')).toHaveLength(2)
    // The living one is not disturbed.
    expect(await ask(jianbao.databaseUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('a port in use', async () => {
    using place = await aUsedHome()
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    const start = spawnJianbao({ home: place.home, env: { JIANBAO_PORT: `${port}` } })
    expect(await start.ended).toBe(1)
    other.close()
    expect(start.output()).toContain(`Port 127.0.0.1:${port} is in use.`)
    expect(start.output().trim().split('\n')).toHaveLength(2)
    expect(serversOf(place.home)).toEqual([])
  })

  test.skipIf(isShutAway)('a home that cannot be written', async () => {
    using folder = aFolder()
    chmodSync(folder.path, 0o555)
    // Root may write anywhere, so it lends the start another user.
    const as = isRoot ? nobody : {}
    const start = spawnJianbao({ home: join(folder.path, 'home'), ...as })
    expect(await start.ended).toBe(1)
    expect(start.output()).toContain('cannot be written (EACCES)')
    expect(start.output().trim().split('\n')).toHaveLength(2)
  })

  test('a database that cannot be reached', async () => {
    using place = aHome()
    const env = { DATABASE_URL: 'postgres://me:geheim@127.0.0.1:1/x' }
    const start = spawnJianbao({ home: place.home, env })
    expect(await start.ended).toBe(1)
    expect(start.output()).toContain('Check DATABASE_URL')
    expect(start.output()).not.toMatch(/geheim|\n\s+at /)
  })

  test.skipIf(isLeftOut('redis-server'))('a Redis that may evict jobs', async () => {
    using place = await aUsedHome()
    await using redis = await aRedis({ maxmemoryPolicy: 'allkeys-lru' })
    const start = spawnJianbao({ home: place.home, env: { REDIS_URL: redis.url } })
    expect(await start.ended).toBe(1)
    expect(start.output()).toContain('Set it to noeviction')
    expect(start.output()).not.toMatch(/\n\s+at /)
    expect(serversOf(place.home)).toEqual([])
  })

  test('a setting that is wrong', async () => {
    using place = aHome()
    const start = spawnJianbao({ home: place.home, env: { JIANBAO_PORT: 'often' } })
    expect(await start.ended).toBe(1)
    expect(start.output()).toContain('JIANBAO_PORT')
    expect(start.output().trim().split('\n')).toHaveLength(2)
  })
})

describe('after a kill it starts again and finds its data', () => {
  test('kill -9 of the process alone: its servers are taken over', async () => {
    using place = await aUsedHome()
    await using first = await startJianbao({ home: place.home })
    await ask(first.databaseUrl, 'create table kept (n int)')
    await first.kill9()
    const orphans = serversOf(place.home)
    expect(orphans.length).toBeGreaterThan(0)
    await using second = await startJianbao({ home: place.home })
    expect(orphans.filter(isAlive)).toEqual([])
    expect(await ask(second.databaseUrl, 'select n from kept')).toEqual([])
  })

  test('kill -9 of the whole tree', async () => {
    using place = await aUsedHome()
    await using first = await startJianbao({ home: place.home })
    await ask(first.databaseUrl, 'create table kept (n int)')
    await first.killTree9()
    expect(serversOf(place.home)).toEqual([])
    await using second = await startJianbao({ home: place.home })
    expect(await ask(second.databaseUrl, 'select n from kept')).toEqual([])
    expect(await second.stop()).toBe(0)
  })

  test('kill -9 at moments of the very first start', async () => {
    using place = aHome()
    for (const ms of [150, 400, 700, 1_000]) {
      const start = spawnJianbao({ home: place.home })
      await new Promise((resolve) => setTimeout(resolve, ms))
      start.child.kill('SIGKILL')
      await start.ended
    }
    await using jianbao = await startJianbao({ home: place.home })
    const samples = () => ask(jianbao.databaseUrl, 'select 1 from sources')
    await eventually('the samples arrived', async () => (await samples()).length === 5, 30_000)
    expect(await ask(jianbao.databaseUrl, 'select 1 from subscribers')).toHaveLength(1)
  })
})

describe('stopping', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends everything within 5 s and leaves no process and no lock',
    async (signal) => {
      using place = await aUsedHome()
      await using jianbao = await startJianbao({ home: place.home })
      const tree = descendantsOf(jianbao.pid)
      expect(tree.length).toBeGreaterThan(0)
      const began = performance.now()
      expect(await jianbao.stop(signal)).toBe(0)
      expect(performance.now() - began).toBeLessThan(5_000)
      expect(tree.filter(isAlive)).toEqual([])
      expect(() => readFileSync(join(place.home, 'running.json'))).toThrow('ENOENT')
    },
  )

  test('a signal while it starts is obeyed too', async () => {
    using place = aHome()
    const start = spawnJianbao({ home: place.home })
    await eventually('PostgreSQL runs', () => serversOf(place.home).length > 0)
    start.child.kill('SIGINT')
    const exit = await start.ended
    expect(exit, start.output()).toBe(0)
    expect(serversOf(place.home)).toEqual([])
  })

  test.skipIf(isLeftOut('redis-server'))(
    'when its Redis dies, it is started again and the work goes on',
    async () => {
      using place = await aUsedHome()
      await using jianbao = await startJianbao({ home: place.home })
      const pidOf = () => Number(readFileSync(join(place.home, 'redis/redis.pid'), 'utf8'))
      await waitForMails(jianbao.mailbox, 1, 30_000)
      const first = pidOf()
      process.kill(first, 'SIGKILL')
      await eventually('another Redis runs', () => pidOf() !== first && isAlive(pidOf()))
      writeFileSync(join(place.home, 'minutes.txt'), '# 会议纪要\n\n关于产业发展的会议。\n')
      renameSync(join(place.home, 'minutes.txt'), join(jianbao.inbox, 'minutes.txt'))
      const parsed = () =>
        ask(
          jianbao.databaseUrl,
          "select 1 from sources where name = 'minutes.txt' and state = 'parsed'",
        )
      await eventually('the file is parsed', async () => (await parsed()).length === 1, 30_000)
      expect(await jianbao.stop()).toBe(0)
      expect(serversOf(place.home)).toEqual([])
    },
  )

  test('when its database dies, it says so and ends', async () => {
    using place = await aUsedHome()
    await using jianbao = await startJianbao({ home: place.home })
    const postmaster = readFileSync(join(place.home, 'postgres/data/postmaster.pid'), 'utf8')
    process.kill(Number(postmaster.split('\n')[0]), 'SIGKILL')
    await eventually('the process ended', () => !isAlive(jianbao.pid))
    expect(jianbao.output()).toContain('PostgreSQL ended unexpectedly')
    expect(serversOf(place.home)).toEqual([])
  })
})

describe.runIf(isRoot)('whoever starts it', () => {
  test.skipIf(isShutAway)('an ordinary user', async () => {
    using place = aHome()
    await using jianbao = await startJianbao({ home: place.home, ...nobody })
    expect(statSync(join(place.home, 'postgres')).uid).toBe(nobody.uid)
    expect(await jianbao.stop()).toBe(0)
  })

  test('root with a home in a folder no other user may enter', async () => {
    using folder = aFolder()
    chmodSync(folder.path, 0o700)
    const home = join(folder.path, 'home')
    await using jianbao = await startJianbao({ home })
    // The banner follows the announcement.
    await eventually('it tells where the database lies', () =>
      jianbao.output().includes('/var/lib/jianbao/'),
    )
    expect(statSync(folder.path).mode & 0o777).toBe(0o700)
    await ask(jianbao.databaseUrl, 'create table kept (n int)')
    expect(await jianbao.stop()).toBe(0)
    await using again = await startJianbao({ home })
    expect(await ask(again.databaseUrl, 'select n from kept')).toEqual([])
    await again.stop()
    rmSync(readFileSync(join(home, 'postgres/location'), 'utf8').trim(), { recursive: true })
  })
})
