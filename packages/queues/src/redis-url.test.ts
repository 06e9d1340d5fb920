import { expect, test } from 'vitest'
import { parseRedisUrl } from './redis-url.ts'

test.each([
  [
    'redis://host',
    { mode: 'standalone', tls: false, nodes: [{ host: 'host', port: 6379 }], db: 0 },
  ],
  [
    'rediss://me:p%40ss@host:6390/3',
    { tls: true, username: 'me', password: 'p@ss', nodes: [{ host: 'host', port: 6390 }], db: 3 },
  ],
  ['redis://:only@[::1]:7', { password: 'only', nodes: [{ host: '::1', port: 7 }] }],
  ['redis+unix:///run/a%20b.sock', { mode: 'unix', path: '/run/a b.sock' }],
  [
    'redis+sentinel://:pw@a:1,b/main/2',
    {
      mode: 'sentinel',
      masterName: 'main',
      db: 2,
      nodes: [
        { host: 'a', port: 1 },
        { host: 'b', port: 26379 },
      ],
    },
  ],
  ['rediss+cluster://a:1,b:2', { mode: 'cluster', tls: true, nodes: [{ port: 1 }, { port: 2 }] }],
])('%s', (url, expected) => {
  expect(parseRedisUrl(url)).toMatchObject(expected)
})

test('what is no Redis URL is refused', () => {
  expect(() => parseRedisUrl('http://host')).toThrow('REDIS_URL')
})
