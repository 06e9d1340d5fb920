import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createLogger } from './create-logger.ts'

test('a password in a URL never reaches the log, wherever it stands', async () => {
  let written = ''
  const destination = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk)
      done()
    },
  })
  const log = await createLogger({ level: 'info', terminal: false, destination })
  const url = 'postgres://jianbao:geheim@db:5432/x'
  log.error({ err: new Error(`cannot reach ${url}`), url, deep: { url } }, `tried ${url}`)
  expect(written).not.toContain('geheim')
  expect(written).toContain('postgres://jianbao:***@db:5432/x')
  log.info({ url: 'redis://:geheim@cache,redis+sentinel://:geheim@a:1,b:2/m' }, 'two in one')
  expect(written).not.toContain('geheim')
})
