import { createServer } from 'node:net'
import { aReceiver, ok } from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'
import { readAllowList, standingOf } from '../src/http/allow-list.ts'
import { openHttpDoor } from '../src/http/http-door.ts'

const post = (url: string) => ({ url, headers: {}, body: Buffer.from('x') })

describe('without the operator’s word', () => {
  test('no spelling of this machine is reached', async () => {
    await using receiver = await aReceiver(ok())
    const { port } = new URL(receiver.url)
    const door = openHttpDoor({ outboundAllow: '' })
    const hosts = [
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f.1',
      '017700000001',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '0.0.0.0',
      '[::]',
      'localhost.',
    ]
    for (const host of hosts) {
      const result = await door.post(post(`http://${host}:${port}/`))
      // A name that does not resolve here is a fault; it has not been reached either.
      expect(['refused', 'fault'], host).toContain(result.kind)
      if (host !== 'localhost.') expect(result.kind, host).toBe('refused')
    }
    expect(receiver.received).toEqual([])
  })

  test('an address on the list at another port is refused', async () => {
    await using receiver = await aReceiver(ok())
    const door = openHttpDoor({ outboundAllow: '127.0.0.0/8:1' })
    expect(await door.post(post(receiver.url))).toMatchObject({ kind: 'refused' })
    expect(receiver.received).toEqual([])
  })
})

test('an address the operator allowed is reached, whatever its spelling', async () => {
  await using receiver = await aReceiver(ok('yes'))
  const door = openHttpDoor({ outboundAllow: receiver.allow })
  const { port } = new URL(receiver.url)
  for (const host of ['127.0.0.1', 'localhost', '127.1']) {
    expect(await door.post(post(`http://${host}:${port}/`))).toMatchObject({ body: 'yes' })
  }
})

test.each([
  ['10.1.2.3', 443, 'refused'],
  ['10.1.2.3', 8443, 'allowed'],
  ['::ffff:10.1.2.3', 8443, 'allowed'],
  ['169.254.169.254', 80, 'refused'],
  ['100.64.0.1', 443, 'refused'],
  ['fd00::1', 443, 'allowed'],
  ['fe80::1', 443, 'refused'],
  ['::8.8.8.8', 443, 'refused'],
  ['224.0.0.1', 443, 'refused'],
  ['8.8.8.8', 443, 'public'],
  ['2606:4700::1111', 443, 'public'],
])('%s at port %i is %s', (address, port, standing) => {
  const allowList = readAllowList('10.0.0.0/8:8443, [fd00::]/8:443')
  expect(standingOf(address, port, allowList)).toBe(standing)
})

test('plain http to the Internet is refused before anything is sent', async () => {
  const door = openHttpDoor({ outboundAllow: '' })
  const result = await door.post(post('http://192.0.2.1/'))
  expect(result.kind).toBe('refused')
  expect(await door.post(post('http://8.8.8.8/'))).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('https'),
  })
})

test.each(['10.0.0.0:443', '10.0.0.0/8', '10.0.0.0/64:443', '10.0.0.0/8:99999', 'all'])(
  'an allow-list with %s is refused at the start, naming it',
  (entry) => {
    expect(() => openHttpDoor({ outboundAllow: `127.0.0.1/32:80, ${entry}` })).toThrow(entry)
  },
)

test('a connection that is refused surely carried nothing; one that fell silent may have', async () => {
  const silent = createServer((socket) => socket.on('error', () => undefined).resume())
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as { port: number }
  const door = openHttpDoor(
    { outboundAllow: `127.0.0.1/32:${port}` },
    { connectMs: 200, answerMs: 200 },
  )
  expect(await door.post(post(`http://127.0.0.1:${port}/`))).toMatchObject({
    kind: 'fault',
    mayHaveArrived: true,
  })
  await new Promise((resolve) => silent.close(resolve))
  expect(await door.post(post(`http://127.0.0.1:${port}/`))).toMatchObject({
    kind: 'fault',
    mayHaveArrived: false,
  })
})
