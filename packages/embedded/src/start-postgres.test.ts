import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { aFolder } from '@jianbao/test-support'
import pg from 'pg'
import { expect, test } from 'vitest'
import { canReach } from './can-reach.ts'
import { databaseUser } from './database-user.ts'
import { placeCluster } from './place-cluster.ts'
import { startPostgres } from './start-postgres.ts'

async function one(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return Object.values(rows[0] ?? {})[0]
}

test('it is PostgreSQL 18, durable, in UTF-8, and knows what is a Chinese letter', async () => {
  using folder = aFolder()
  const server = await startPostgres({ folder: join(folder.path, 'postgres') })
  expect(await one(server.url, 'show server_version')).toMatch(/^18/)
  expect(await one(server.url, 'show fsync')).toBe('on')
  expect(await one(server.url, 'show server_encoding')).toBe('UTF8')
  expect(await one(server.url, "select '简' ~ '[[:alpha:]]'")).toBe(true)
  expect(await one(server.url, 'show listen_addresses')).toBe('')
  await server.stop()
})

test('a lock file that names a foreign pid does not hinder the start', async () => {
  using folder = aFolder()
  const place = join(folder.path, 'postgres')
  const first = await startPostgres({ folder: place })
  await one(first.url, 'create table kept as select 7 as n')
  await first.stop()
  // As after a crash in a container, where pids start from 1 again: this pid is ours.
  const lock = `${process.pid}\n${place}/data\n0\n5432\n${place}/socket\n\n\n`
  writeFileSync(join(place, 'data/postmaster.pid'), lock)
  writeFileSync(join(place, 'socket/.s.PGSQL.5432.lock'), lock)
  const again = await startPostgres({ folder: place })
  expect(await one(again.url, 'select n from kept')).toBe(7)
  await again.stop()
})

test('a home with a very long path works', async () => {
  using folder = aFolder()
  const deep = join(folder.path, 'a'.repeat(60), '很长的目录名'.repeat(5))
  mkdirSync(deep, { recursive: true })
  const server = await startPostgres({ folder: join(deep, 'postgres') })
  const sockets = decodeURIComponent(server.url.split('host=')[1] ?? '')
  expect(await one(server.url, 'select 1')).toBe(1)
  expect(statSync(sockets).mode & 0o077).toBe(0)
  await server.stop()
  expect(existsSync(sockets)).toBe(false)
})

test('a first start that was cut off is begun anew', async () => {
  using folder = aFolder()
  const place = join(folder.path, 'postgres')
  mkdirSync(join(place, 'data.half/base'), { recursive: true })
  const server = await startPostgres({ folder: place })
  expect(await one(server.url, 'select 1')).toBe(1)
  await server.stop()
})

test.runIf(process.getuid?.() === 0)(
  'a home that was deleted and made anew never meets the old cluster',
  () => {
    using folder = aFolder()
    chmodSync(folder.path, 0o700)
    const home = join(folder.path, 'postgres')
    const user = databaseUser()
    const first = placeCluster(home, user)
    expect(placeCluster(home, user)).toBe(first)
    expect(readFileSync(join(home, 'location'), 'utf8')).toContain(first)
    rmSync(home, { recursive: true })
    const second = placeCluster(home, user)
    expect(second).not.toBe(first)
    for (const place of [first, second]) {
      expect(dirname(place)).toBe('/var/lib/jianbao')
      rmSync(place, { recursive: true })
    }
  },
)

test('reach is judged by every folder on the way', () => {
  using folder = aFolder()
  const inner = join(folder.path, 'open')
  mkdirSync(inner)
  chmodSync(inner, 0o755)
  const stranger = { name: 'x', uid: 64_000, gid: 64_000 }
  chmodSync(folder.path, 0o711)
  expect(canReach(stranger, inner)).toBe(true)
  chmodSync(folder.path, 0o700)
  expect(canReach(stranger, inner)).toBe(false)
  expect(canReach({ ...stranger, uid: statSync(folder.path).uid }, inner)).toBe(true)
})
