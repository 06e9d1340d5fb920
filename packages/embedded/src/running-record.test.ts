import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
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

test('a start that died before its record had its place is followed as well', () => {
  using home = aFolder()
  const file = join(home.path, 'running.json')
  const dead = (pid: number) => JSON.stringify({ pid, life: 'gone', ready: false })
  const after = (text: string) =>
    `${file}.after-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
  writeFileSync(file, dead(1))
  writeFileSync(after(dead(1)), dead(2))
  expect(takeHome(home.path)).toEqual({ taken: true })
  expect(readRunning(home.path)).toMatchObject({ pid: process.pid })
  expect(readdirSync(home.path)).toEqual(['running.json'])
})

test('one owner, however six starts race for the home of a dead one', async () => {
  using homes = aFolder()
  const rounds = Array.from({ length: 300 }, (_, round) => join(homes.path, String(round)))
  for (const home of rounds) {
    mkdirSync(home)
    const dead = { pid: 4_000_000, life: 'gone', ready: true }
    writeFileSync(join(home, 'running.json'), JSON.stringify(dead))
  }
  const module = join(import.meta.dirname, 'running-record.ts')
  // Each spins until the round's instant, so that all look at the dead owner's record together.
  const script = `
    const { takeHome } = await import(${JSON.stringify(module)})
    process.stdin.once('data', (given) => {
      const homes = ${JSON.stringify(rounds)}
      const taken = homes.filter((home, round) => {
        while (Date.now() < Number(given) + round * 8) {}
        return takeHome(home).taken
      })
      process.stdout.write(JSON.stringify(taken) + '\\n')
      setInterval(() => undefined, 1000)
    })
    process.stdout.write('ready\\n')`
  await using all = new AsyncDisposableStack()
  const starts = Array.from({ length: 6 }, () => {
    const child = spawn(node, ['--input-type=module', '--eval', script])
    all.defer(() => void child.kill('SIGKILL'))
    return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() }
  })
  for (const { lines } of starts) await lines.next()
  for (const { child } of starts) child.stdin.write(`${Date.now() + 100}\n`)
  const taken: string[] = []
  for (const { lines } of starts) taken.push(...JSON.parse((await lines.next()).value ?? '[]'))
  expect(taken.sort()).toEqual(rounds.toSorted())
}, 30_000)

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
