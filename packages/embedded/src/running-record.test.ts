import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder, node, runProcess } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { lifeOf } from './processes.ts'
import { announce, leaveHome, readRunning, takeHome } from './running-record.ts'

test('a home is taken once and given back', () => {
  using home = aFolder()
  expect(takeHome(home.path)).toEqual({ taken: true })
  const { pid } = process
  expect(takeHome(home.path)).toMatchObject({ taken: false, by: { pid } })
  announce(home.path, { ready: true, consoleUrl: 'http://127.0.0.1:1' })
  expect(readRunning(home.path)).toMatchObject({ pid, ready: true })
  leaveHome(home.path)
  expect(readRunning(home.path)).toBeUndefined()
  expect(readdirSync(home.path)).toEqual([])
})

test('the home of a dead owner is free, even where its pid has a new holder', () => {
  using home = aFolder()
  const record = { pid: process.pid, life: 'an earlier boot/1', ready: true }
  writeFileSync(join(home.path, 'running.json'), JSON.stringify(record))
  expect(readRunning(home.path)).toBeUndefined()
  expect(takeHome(home.path)).toEqual({ taken: true })
})

test('a record that a crash left half written is nobody’s', () => {
  using home = aFolder()
  writeFileSync(join(home.path, 'running.json'), '{"pid": 1')
  expect(takeHome(home.path)).toEqual({ taken: true })
})

test('of many that find a dead owner at once, one takes the home', async () => {
  using home = aFolder()
  const dead = { pid: 4_000_000, life: 'gone', ready: true }
  writeFileSync(join(home.path, 'running.json'), JSON.stringify(dead))
  const module = join(import.meta.dirname, 'running-record.ts')
  // Each stays alive until all have tried: an owner that ended would be replaced rightly.
  const script = `
    const { takeHome } = await import(${JSON.stringify(module)})
    process.stdout.write(takeHome(${JSON.stringify(home.path)}).taken ? 'taken' : 'refused')
    setInterval(() => undefined, 1000)`
  const tries = Array.from({ length: 8 }, () =>
    runProcess(node, ['--input-type=module', '--eval', script]),
  )
  await using all = new AsyncDisposableStack()
  for (const each of tries) all.use(each)
  await expect
    .poll(() => tries.filter((each) => /taken|refused/.test(each.output())).length, {
      timeout: 15_000,
    })
    .toBe(8)
  expect(tries.filter((each) => each.output() === 'taken')).toHaveLength(1)
})

test('a zombie is not alive', async () => {
  // The shell never reaps its child, which therefore stays a zombie.
  const shell = spawn('sh', ['-c', 'sh -c "echo \\$\\$" & exec sleep 5'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [first] = await once(shell.stdout, 'data')
  const zombie = Number(String(first))
  await expect.poll(() => lifeOf(zombie)).toBeUndefined()
  expect(() => process.kill(zombie, 0)).not.toThrow()
  shell.kill('SIGKILL')
})
