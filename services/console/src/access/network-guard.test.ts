import { expect, test } from 'vitest'
import { guardNetwork, type Knock } from './network-guard.ts'

const host = '127.0.0.1:4680'
const knock = (given: Partial<Knock> & { from?: string }): Knock => ({
  url: '/api/overview',
  method: 'GET',
  headers: { host },
  socket: { remoteAddress: given.from ?? '127.0.0.1' },
  ...given,
})
const post = (headers: Knock['headers']) => knock({ method: 'POST', headers: { host, ...headers } })

test.each<[what: string, Knock]>([
  ['a person on this machine', knock({})],
  ['by the name localhost', knock({ headers: { host: 'localhost:4680' } })],
  ['over IPv6', knock({ headers: { host: '[::1]:4680' }, from: '::1' })],
  ['as IPv4 inside IPv6', knock({ from: '::ffff:127.0.0.1' })],
  ['through a tunnel on another port', knock({ headers: { host: 'localhost:9999' } })],
  ['our own pages change things', post({ origin: `http://${host}` })],
  ['a program with the token changes things', post({ authorization: 'Bearer x' })],
  [
    'anybody opens a link of a mail',
    knock({ url: '/u/s.1.2.3', headers: { host: 'x.org' }, from: '203.0.113.9' }),
  ],
  [
    'a mail program unsubscribes',
    knock({ url: '/u/s.1.2.3', method: 'POST', headers: { host: 'x.org' }, from: '203.0.113.9' }),
  ],
  ['health is for everybody', knock({ url: '/healthz', from: '10.0.0.3' })],
])('let in: %s', (_, request) => {
  expect(() => guardNetwork(request)).not.toThrow()
})

test.each<[what: string, Knock, code: string]>([
  ['another machine', knock({ from: '192.0.2.7' }), 'local-only'],
  ['another machine that claims to be local', knock({ from: '10.1.2.3' }), 'local-only'],
  [
    'a name that was made to point here',
    knock({ headers: { host: 'evil.example' } }),
    'local-only',
  ],
  [
    'a name that begins like ours',
    knock({ headers: { host: 'localhost.evil.example' } }),
    'local-only',
  ],
  [
    'somebody behind a proxy on this machine',
    knock({ headers: { host, 'x-forwarded-for': '203.0.113.9' } }),
    'local-only',
  ],
  ['no name at all', knock({ headers: {} }), 'local-only'],
  ['a path that only looks public', knock({ url: '/unsubscribe', from: '10.0.0.3' }), 'local-only'],
  ['a public path in the query', knock({ url: '/api?x=/u/1', from: '10.0.0.3' }), 'local-only'],
  ['another site changes things', post({ origin: 'https://evil.example' }), 'foreign-origin'],
  [
    'another local port changes things',
    post({ origin: 'http://127.0.0.1:3000' }),
    'foreign-origin',
  ],
  ['a sandboxed frame changes things', post({ origin: 'null' }), 'foreign-origin'],
  ['nobody says where it comes from', post({}), 'foreign-origin'],
  [
    'another site with a token changes things',
    post({ origin: 'https://evil.example', authorization: 'Bearer x' }),
    'foreign-origin',
  ],
])('refuse: %s', (_, request, code) => {
  expect(() => guardNetwork(request)).toThrow(expect.objectContaining({ code }))
})

const consoleUrl = 'https://jianbao.example.org'
const remote = (given: Parameters<typeof knock>[0] = {}) =>
  knock({ from: '192.0.2.7', headers: { host: 'jianbao.example.org' }, ...given })

test('where an operator opened the console, other machines enter by that name, and by no other', () => {
  const proxied = { host: 'jianbao.example.org', 'x-forwarded-for': '203.0.113.9' }
  for (const given of [remote(), remote({ from: '127.0.0.1', headers: proxied })]) {
    expect(() => guardNetwork(given, consoleUrl)).not.toThrow()
    expect(() => guardNetwork(given)).toThrow(/JIANBAO_CONSOLE_URL/)
  }
  const other = remote({ headers: { host: 'evil.example' } })
  expect(() => guardNetwork(other, consoleUrl)).toThrow(/JIANBAO_CONSOLE_URL/)
  expect(() => guardNetwork(remote({ url: '/metrics' }), consoleUrl)).toThrow(/JIANBAO_CONSOLE_URL/)
})

test('from elsewhere too, only our own pages change things', () => {
  const from = (origin?: string) =>
    remote({
      method: 'POST',
      headers: { host: 'jianbao.example.org', ...(origin && { origin }) },
    })
  expect(() => guardNetwork(from(consoleUrl), consoleUrl)).not.toThrow()
  for (const origin of [undefined, 'https://evil.example', 'http://jianbao.example.org']) {
    expect(() => guardNetwork(from(origin), consoleUrl)).toThrow(/another site/)
  }
})
