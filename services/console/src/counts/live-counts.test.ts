import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PipelineCounts } from '@jianbao/schema'
import { eventually } from '@jianbao/test-support'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { openLiveCounts } from './live-counts.ts'

test('a page that listens is sent away once its login has ended', async () => {
  await using app = Fastify({ logger: false })
  const counts = { at: '', stages: [], newest: {} } as unknown as PipelineCounts
  let isWelcome = true
  const given = { read: async () => counts, isWelcome: async () => isWelcome, beatMs: 20 }
  const live = openLiveCounts({ ...given, log: app.log })
  app.get('/', async (request, reply) => {
    live.stream(request, reply)
    return reply
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  let heard = ''
  let hasEnded = false
  get({ port, host: '127.0.0.1' }, async (reply) => {
    for await (const chunk of reply) heard += chunk
    hasEnded = true
  })
  await eventually('a heartbeat', () => heard.includes('still here'))
  expect(hasEnded).toBe(false)
  isWelcome = false
  await eventually('the end', () => hasEnded)
  live.close()
})
