/** The one command as a person types it: through npx and pnpm, at a terminal, ended by Ctrl-C. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  aFolder,
  checkout,
  descendantsOf,
  eventually,
  isAlive,
  serversOf,
} from '@jianbao/test-support'
import { expect, test } from 'vitest'

/** `script` gives the command a terminal of its own (util-linux, part of every Linux). */
function atATerminal(command: string, home: string) {
  const child = spawn(
    'script',
    ['--quiet', '--flush', '--return', '--command', command, '/dev/null'],
    {
      cwd: checkout,
      env: { ...process.env, JIANBAO_HOME: home, JIANBAO_PORT: '0', JIANBAO_LOG_LEVEL: '' },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  return { child, type: (keys: string) => child.stdin.write(keys), said: () => said }
}

test.skipIf(!existsSync('/usr/bin/script'))(
  'Ctrl-C after `npx --yes pnpm start` ends everything within 5 s',
  async () => {
    using folder = aFolder()
    const home = join(folder.path, 'home')
    const terminal = atATerminal('npx --yes pnpm start', home)
    const pid = terminal.child.pid ?? 0
    await eventually('the banner is shown', () => terminal.said().includes('Ctrl-C'), 60_000)
    // A person gets the link that signs in; programs and files never do.
    expect(terminal.said()).toMatch(/http:\/\/127\.0\.0\.1:\d+\/\S+/)
    expect(terminal.said()).toContain(join(home, 'inbox'))

    const tree = [...descendantsOf(pid), ...serversOf(home)]
    expect(tree.length).toBeGreaterThan(3)
    terminal.type('\x03')
    await eventually('all processes are gone', () => !tree.some(isAlive), 5_000)
    expect(serversOf(home)).toEqual([])
  },
)

test('a supervisor that ends only `npx` ends everything', async () => {
  using folder = aFolder()
  const home = join(folder.path, 'home')
  const child = spawn('npx', ['--yes', 'pnpm', 'start'], {
    cwd: checkout,
    env: { ...process.env, JIANBAO_HOME: home, JIANBAO_PORT: '0', JIANBAO_LOG_LEVEL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  await eventually('the banner is shown', () => said.includes('Ctrl-C'), 60_000)
  const tree = [...descendantsOf(child.pid ?? 0), ...serversOf(home)]
  expect(tree.length).toBeGreaterThan(3)
  child.kill('SIGTERM')
  await eventually('all processes are gone', () => !tree.some(isAlive), 5_000)
  expect(serversOf(home)).toEqual([])
})
