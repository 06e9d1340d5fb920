/** What this machine has, and the rule for suites that need what it lacks. */
import { accessSync, constants } from 'node:fs'
import { findRedis } from '@jianbao/embedded'

export type Program = 'redis-server' | 'chromium'

const requireAll = process.env['JIANBAO_REQUIRE_ALL'] === '1'

/** The path of a program tests need, or undefined. */
export function findProgram(program: Program): string | undefined {
  if (program === 'redis-server') return findRedis()
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(isThere)
}

/**
 * `describe.skipIf(isLeftOut('redis-server'))`: true when the machine lacks the program. With
 * `JIANBAO_REQUIRE_ALL=1` nothing is left out, so the suite runs and fails for want of it.
 */
export function isLeftOut(program: Program): boolean {
  return !requireAll && findProgram(program) === undefined
}

/** @throws Error naming the program and how to get it. */
export function requireProgram(program: Program): string {
  const path = findProgram(program)
  if (path === undefined) {
    throw new Error(`${program} is missing on this machine. On Debian: apt-get install ${program}`)
  }
  return path
}

function isThere(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
