/** What this machine has, and the rule for suites that need what it lacks. */
import { accessSync, constants } from 'node:fs'
import { findRedis } from '@jianbao/embedded'

export type Program = 'redis-server' | 'chromium' | 'libreoffice' | 'tesseract' | 'cjk-font'

const requireAll = process.env['JIANBAO_REQUIRE_ALL'] === '1'

const cjkFonts = '/usr/share/fonts/opentype/noto'

const places: Record<Exclude<Program, 'redis-server'>, readonly string[]> = {
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  libreoffice: ['/usr/bin/soffice', '/usr/bin/libreoffice'],
  tesseract: ['/usr/bin/tesseract'],
  'cjk-font': [`${cjkFonts}/NotoSerifCJK-Regular.ttc`, `${cjkFonts}/NotoSansCJK-Regular.ttc`],
}

/** Debian's packages where they are not called like the program. */
const packages: Partial<Record<Program, string>> = {
  libreoffice: 'libreoffice-writer-nogui',
  tesseract: 'tesseract-ocr tesseract-ocr-chi-sim',
  'cjk-font': 'fonts-noto-cjk',
}

/** The path of a program or font tests need, or undefined. */
export function findProgram(program: Program): string | undefined {
  return program === 'redis-server' ? findRedis() : places[program].find(isThere)
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
    const debian = packages[program] ?? program
    throw new Error(`${program} is missing on this machine. On Debian: apt-get install ${debian}`)
  }
  return path
}

function isThere(path: string): boolean {
  try {
    accessSync(path, path.endsWith('.ttc') ? constants.R_OK : constants.X_OK)
    return true
  } catch {
    return false
  }
}
