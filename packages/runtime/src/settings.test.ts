import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('an empty variable counts as not set', () => {
  expect(readSettings({ DATABASE_URL: '', JIANBAO_PORT: '' })).toMatchObject({
    databaseUrl: undefined,
    port: 4680,
  })
})

test('every wrong variable is named in one sentence', () => {
  const wrong = {
    JIANBAO_PORT: '70000',
    DATABASE_URL: 'mysql://x',
    JIANBAO_TRUST_RENAME: 'perhaps',
  }
  expect(() => readSettings(wrong)).toThrow(
    /^Settings are wrong\. .*DATABASE_URL.*JIANBAO_PORT.*JIANBAO_TRUST_RENAME/,
  )
})

test.each([
  'redis://host:6379',
  'rediss://user:pw@host',
  'redis+sentinel://a:1,b:2/main',
  'rediss+cluster://a:1,b:2',
  'redis+unix:///run/redis.sock',
])('%s is a form of REDIS_URL', (url) => {
  expect(readSettings({ REDIS_URL: url }).redisUrl).toBe(url)
})

test('a public URL loses its trailing slashes, so that links can be joined to it', () => {
  expect(readSettings({ JIANBAO_PUBLIC_URL: 'https://a.example//' }).publicUrl).toBe(
    'https://a.example',
  )
})
