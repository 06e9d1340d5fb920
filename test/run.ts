/**
 * What `pnpm test` runs: all tests, after saying what this machine lacks and which suites are therefore
 * left out. Arguments are passed on to vitest: `pnpm test --project unit`, `pnpm test packages/queues`.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { findProgram, type Program } from './support/src/on-machine.ts'

const checkout = resolve(import.meta.dirname, '..')
const results = join(checkout, 'test/.output/results.json')
const say = (line: string) => process.stdout.write(`${line}\n`)

sayWhatIsMissing()
const exitCode = await runVitest(process.argv.slice(2))
sayTotals()
process.exit(exitCode)

function sayWhatIsMissing(): void {
  const programs: Program[] = ['redis-server', 'chromium', 'cjk-font', 'libreoffice', 'tesseract']
  const missing = programs.filter((program) => findProgram(program) === undefined)
  if (missing.length === 0) say('Nothing is missing on this machine.')
  const required = process.env['JIANBAO_REQUIRE_ALL'] === '1'
  const fate = required ? 'fail (JIANBAO_REQUIRE_ALL=1)' : 'are left out, and listed at the end'
  for (const program of missing) say(`Missing on this machine: ${program}. Its suites ${fate}.`)
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

interface Results {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[]
      readonly title: string
      readonly status: string
    }[]
  }[]
}

/** What was left out, then the totals alone on the last line, for people and programs. */
function sayTotals(): void {
  const read = readResults()
  if (!read) {
    say('The run broke off before it had results.')
    return
  }
  for (const line of leftOut(read)) say(`Left out: ${line}`)
  const skipped = read.numPendingTests + read.numTodoTests
  say(`${read.numPassedTests} passed, ${read.numFailedTests} failed, ${skipped} skipped`)
}

function readResults(): Results | undefined {
  try {
    return JSON.parse(readFileSync(results, 'utf8'))
  } catch {
    return undefined
  }
}

/** One line a suite. */
function leftOut({ testResults }: Results): Set<string> {
  const lines = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(
        ({ ancestorTitles, title }) => `${relative(checkout, name)}: ${ancestorTitles[0] ?? title}`,
      ),
  )
  return new Set(lines)
}
