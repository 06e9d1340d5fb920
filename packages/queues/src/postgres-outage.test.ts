import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { aPostgres, eventually } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { openQueues } from './index.ts'

test('queues in PostgreSQL go on after it was killed, with few words and little work', async () => {
  await using postgres = await aPostgres()
  const lines: string[] = []
  const hear = (_fields: object, message: string) => void lines.push(message)
  const log = { info: hear, warn: hear, error: hear }
  await using queues = await openQueues({ backend: { kind: 'postgres', url: postgres.url }, log })
  const seen: unknown[] = []
  await queues.work('digest-compose', async (payload) => void seen.push(payload))
  await queues.relay('digest-compose', { digestId: randomUUID() })
  await eventually('the first job ran', () => seen.length === 1)

  await postgres.kill9()
  const before = process.cpuUsage()
  await sleep(3_000)
  const { user, system } = process.cpuUsage(before)
  const busy = (user + system) / 3_000_000
  expect(busy).toBeLessThan(0.3)

  await postgres.start()
  const relay = () => queues.relay('digest-compose', { digestId: randomUUID() }).catch(() => false)
  await eventually('the relay succeeds', relay)
  await eventually('the second job ran', () => seen.length === 2)
  expect(lines).toEqual(['the queues cannot be reached; trying again', 'the queues are back'])
})
