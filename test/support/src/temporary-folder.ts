import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TemporaryFolder extends Disposable {
  readonly path: string
}

/**
 * A fresh folder under the system's temporary one: `using folder = aFolder()` removes it with all in it.
 * Others may walk through it, as PostgreSQL's user must when root runs the tests, but not look inside.
 */
export function aFolder(): TemporaryFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'jianbao-test-')))
  chmodSync(path, 0o711)
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}
