/** What every command keeps: its exit code, its words, its JSON. */
import { join } from 'node:path'
import { aDatabase, aFolder, aRedis, isLeftOut, node, runProcess } from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'
import { commands } from './commands.ts'

async function jianbao(args: readonly string[], env: Record<string, string> = {}) {
  const main = join(import.meta.dirname, 'main.ts')
  const clean = { PATH: process.env['PATH'], ...env }
  await using run = runProcess(node, [main, ...args], { env: clean })
  return { exit: await run.ended, output: run.output() }
}

/** The helps of all commands, one after another in one process: each of its own would load the system anew. */
const askForHelps = `
  const { runCommand } = await import(process.argv[1])
  for (const name of process.argv.slice(2)) {
    process.exitCode = undefined
    await runCommand([name, '--help'])
    process.stdout.write('\\nended with ' + process.exitCode + '\\f')
  }
  process.exit()`

test('help ends with 0 and shows an example, for every command', async () => {
  const names = Object.keys(commands)
  const module = join(import.meta.dirname, 'run-command.ts')
  await using run = runProcess(node, ['--input-type=module', '-e', askForHelps, module, ...names])
  await run.ended
  const helps = run.output().split('\f').slice(0, -1)
  expect(helps).toHaveLength(names.length)
  for (const [at, name] of names.entries()) {
    expect(helps[at], name).toMatch(/\nended with 0$/)
    expect(helps[at], name).toContain(`Usage: jianbao ${name}`)
    expect(helps[at], name).toMatch(/Examples?:\n\s+\$ /)
  }
  const { exit, output } = await jianbao(['drop', '--help'])
  expect({ exit, output }).toEqual({
    exit: 0,
    output: expect.stringContaining('Usage: jianbao drop'),
  })
}, 60_000)

test('what is not understood ends with 2', async () => {
  expect(await jianbao(['dorp'])).toMatchObject({
    exit: 2,
    output: expect.stringContaining('drop'),
  })
  expect(await jianbao(['up', '--sideways'])).toMatchObject({ exit: 2 })
  expect(await jianbao([])).toMatchObject({ exit: 2 })
})

test('a command that needs a running system says how to start one, without a stack', async () => {
  using home = aFolder()
  const { exit, output } = await jianbao(['migrate'], { JIANBAO_HOME: home.path })
  expect(exit).toBe(1)
  expect(output).toContain('npx --yes pnpm start')
  expect(output.trim().split('\n')).toHaveLength(2)
})

test('migrate makes the schema, and says so when there is nothing to do', async () => {
  await using database = await aDatabase({ migrated: false })
  const env = { DATABASE_URL: database.url }
  const first = await jianbao(['migrate', '--json'], env)
  expect(JSON.parse(first.output).applied).toContain('0001-the-ledger')
  expect(await jianbao(['migrate'], env)).toMatchObject({
    exit: 0,
    output: expect.stringContaining('up to date'),
  })
})

describe('the doctor', () => {
  test('finds nothing wrong with a fresh home', async () => {
    using home = aFolder()
    const { exit, output } = await jianbao(['doctor', '--json'], {
      JIANBAO_HOME: home.path,
      JIANBAO_PORT: '0',
    })
    expect(exit).toBe(0)
    const findings: { check: string; state: string }[] = JSON.parse(output)
    expect(findings.map(({ check }) => check)).toEqual([
      'node',
      'home',
      'disk',
      'ocr',
      'console',
      'database',
      'queues',
      'mail',
      'dkim',
      'channels',
      'working-days',
    ])
    expect(findings.map(({ state }) => state)).not.toContain('bad')
  })

  test('says what is wrong and what to do, without showing a password', async () => {
    using home = aFolder()
    const { exit, output } = await jianbao(['doctor'], {
      JIANBAO_HOME: home.path,
      JIANBAO_PORT: '0',
      DATABASE_URL: 'postgres://me:geheim@127.0.0.1:1/x',
      SMTP_URL: 'smtp://127.0.0.1:2',
    })
    expect(exit).toBe(1)
    expect(output).toContain('Check DATABASE_URL')
    expect(output).toContain('JIANBAO_PUBLIC_URL')
    expect(output).not.toContain('geheim')
  })

  test.skipIf(isLeftOut('redis-server'))('refuses a Redis that may evict jobs', async () => {
    await using redis = await aRedis({ maxmemoryPolicy: 'volatile-lru' })
    using home = aFolder()
    const env = { JIANBAO_HOME: home.path, JIANBAO_PORT: '0', REDIS_URL: redis.url }
    const { exit, output } = await jianbao(['doctor'], env)
    expect(exit).toBe(1)
    expect(output).toContain('noeviction')
  })
})
