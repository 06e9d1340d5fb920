/** Each form of REDIS_URL against a server of that form: a job goes in and comes out. */
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  aFolder,
  aRedis,
  eventually,
  freePort,
  isLeftOut,
  requireProgram,
  runProcess,
  type TestProcess,
} from '@jianbao/test-support'
import { Redis } from 'ioredis'
import { describe, expect, test } from 'vitest'
import { openQueues } from './index.ts'

async function expectAJobToRun(url: string): Promise<void> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  await using queues = await openQueues({ backend: { kind: 'redis', url }, log })
  const seen: unknown[] = []
  await queues.work('digest-compose', async (payload) => void seen.push(payload))
  const job = { digestId: randomUUID() }
  await eventually('it is relayed', () => queues.relay('digest-compose', job).catch(() => false))
  await eventually('it ran', () => seen.length === 1)
  expect(seen).toEqual([job])
  expect((await queues.counts())['digest-compose'].failed).toBe(0)
}

async function aServer(args: readonly string[], folder: string): Promise<TestProcess> {
  return runProcess(requireProgram('redis-server'), args, { cwd: folder })
}

const ask = async (port: number, command: string, ...args: (string | number)[]) => {
  const client = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => null })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await client.call(command, ...args)
  } catch {
    return undefined
  } finally {
    client.disconnect()
  }
}
const answers = (port: number) =>
  eventually('the server answers', async () => (await ask(port, 'ping')) === 'PONG')

describe.skipIf(isLeftOut('redis-server'))('REDIS_URL', () => {
  test('names a Unix socket', async () => {
    using folder = aFolder()
    const socket = join(folder.path, 'a b.sock')
    await using _server = await aServer(['--port', '0', '--unixsocket', socket], folder.path)
    await expectAJobToRun(`redis+unix://${encodeURI(socket)}`)
  })

  test('carries a password and a database number', async () => {
    using folder = aFolder()
    const port = await freePort()
    const own = ['--port', `${port}`, '--requirepass', 'p@ss/wort']
    await using _server = await aServer(own, folder.path)
    await expectAJobToRun(`redis://:${encodeURIComponent('p@ss/wort')}@127.0.0.1:${port}/3`)
  })

  test('names the nodes of a cluster', async () => {
    using folder = aFolder()
    const port = await freePort()
    const own = [
      '--port',
      `${port}`,
      '--cluster-announce-ip',
      '127.0.0.1',
      '--cluster-enabled',
      'yes',
      '--cluster-port',
      `${await freePort()}`,
    ]
    await using _server = await aServer(own, folder.path)
    await answers(port)
    await ask(port, 'cluster', 'addslotsrange', 0, 16_383)
    const isReady = async () =>
      String(await ask(port, 'cluster', 'info')).includes('cluster_state:ok')
    await eventually('the cluster is ready', isReady)
    await expectAJobToRun(`redis+cluster://127.0.0.1:${port}`)
  })

  test('names sentinels, and the master they name is found', async () => {
    await using redis = await aRedis()
    using folder = aFolder()
    const port = await freePort()
    const conf = join(folder.path, 'sentinel.conf')
    const master = new URL(redis.url).port
    writeFileSync(conf, `port ${port}\nsentinel monitor main 127.0.0.1 ${master} 1\n`)
    await using _server = await aServer([conf, '--sentinel'], folder.path)
    await answers(port)
    await expectAJobToRun(`redis+sentinel://127.0.0.1:${port}/main`)
  })
})
