/**
 * What `pnpm test` runs: all tests, after saying what this machine lacks and which suites are therefore
 * left out. Arguments are passed on to vitest: `pnpm test --project unit`, `pnpm test packages/queues`.
 */
import { spawn } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { findProgram, type Program } from './support/src/on-machine.ts'

const checkout = resolve(import.meta.dirname, '..')
const results = join(checkout, 'test/.output/results.json')
const say = (line: string) => process.stdout.write(`${line}\n`)

sayWhatIsMissing()
const exitCode = await runVitest(process.argv.slice(2))
sayTotals()
process.exit(exitCode)

function sayWhatIsMissing(): void {
  const programs: Program[] = ['redis-server', 'chromium']
  const missing = programs.filter((program) => findProgram(program) === undefined)
  if (missing.length === 0) say('Nothing is missing on this machine: every suite runs.')
  const required = process.env['JIANBAO_REQUIRE_ALL'] === '1'
  for (const program of missing) {
    const fate = required ? 'will fail (JIANBAO_REQUIRE_ALL=1)' : 'are left out'
    say(`Missing on this machine: ${program}. Suites that ${fate}:`)
    for (const suite of suitesThatNeed(program)) say(`  - ${suite}`)
  }
}

/** Suites say what they need in one way: `describe.skipIf(isLeftOut('redis-server'))('name', …`. */
function suitesThatNeed(program: Program): string[] {
  const files = globSync('{packages,services,test}/**/*.test.ts', {
    cwd: checkout,
    exclude: (name) => name === 'node_modules',
  })
  const need = new RegExp(`isLeftOut\\('${program}'\\)\\)\\(\\s*['"\`]([^'"\`]+)`, 'g')
  return files.sort().flatMap((file) => {
    const source = readFileSync(join(checkout, file), 'utf8')
    return [...source.matchAll(need)].map(([, name]) => `${file}: ${name}`)
  })
}

function runVitest(args: readonly string[]): Promise<number> {
  mkdirSync(dirname(results), { recursive: true })
  rmSync(results, { force: true })
  const vitest = join(
    dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
    'vitest.mjs',
  )
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: checkout,
    stdio: 'inherit',
  })
  // Ctrl-C reaches vitest from the terminal too; we wait for its end to tell the totals.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)))
}

/** Alone on the last line, for people and programs. */
function sayTotals(): void {
  try {
    const totals = JSON.parse(readFileSync(results, 'utf8'))
    const skipped = totals.numPendingTests + totals.numTodoTests
    say(`${totals.numPassedTests} passed, ${totals.numFailedTests} failed, ${skipped} skipped`)
  } catch {
    say('The run broke off before it had results.')
  }
}
