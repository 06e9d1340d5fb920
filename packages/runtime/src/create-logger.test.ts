import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createLogger } from './create-logger.ts'

/** What it writes, whatever the machine's standard output is. */
function aDestination() {
  const written = { text: '' }
  const destination = new Writable({
    write(chunk, _encoding, done) {
      written.text += String(chunk)
      done()
    },
  })
  return { written, destination }
}

test.each([true, false])(
  'a name cannot hide itself, turn a line round or begin another one (at a terminal: %s)',
  async (terminal) => {
    const { written, destination } = aDestination()
    const log = await createLogger({ level: 'info', terminal, destination })
    log.info({ inboxPath: 'a\u202etxt.exe\nfake line\u2028\u0085\u{e0041}\u001b[2J.txt' }, 'taken')
    expect(written.text).toContain(
      'a\\u202etxt.exe\\nfake line\\u2028\\u0085\\udb40\\udc41\\u001b[2J',
    )
    expect(written.text).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}\u0085]/u)
    if (!terminal) expect(JSON.parse(written.text).inboxPath).toContain('\u202etxt.exe\nfake')
  },
)

test('a password in a URL never reaches the log, wherever it stands', async () => {
  const { written, destination } = aDestination()
  const log = await createLogger({ level: 'info', terminal: false, destination })
  const url = 'postgres://jianbao:geheim@db:5432/x'
  log.error({ err: new Error(`cannot reach ${url}`), url, deep: { url } }, `tried ${url}`)
  expect(written.text).not.toContain('geheim')
  expect(written.text).toContain('postgres://jianbao:***@db:5432/x')
  log.info({ url: 'redis://:geheim@cache,redis+sentinel://:geheim@a:1,b:2/m' }, 'two in one')
  expect(written.text).not.toContain('geheim')
})
