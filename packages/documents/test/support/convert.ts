/** LibreOffice without a window: writes what Word and its readers of twenty years write. */
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { requireProgram } from '@jianbao/test-support'

/** Converts files that `name` maps to their bytes; answers the same names with the new bytes. */
export async function convert(
  files: ReadonlyMap<string, Uint8Array>,
  to: 'doc' | 'odt' | 'rtf' | 'pdf',
  folder: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const soffice = requireProgram('libreoffice')
  const paths = [...files].map(([name, bytes]) => {
    const path = join(folder, `${name}.docx`)
    writeFileSync(path, bytes)
    return path
  })
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const filter = to === 'doc' ? 'doc:MS Word 97' : to
  const args = [profile, '--headless', '--convert-to', filter, '--outdir', folder, ...paths]
  await promisify(execFile)(soffice, args, { timeout: 90_000 })
  return new Map(
    [...files.keys()].map((name) => [name, readFileSync(join(folder, `${name}.${to}`))]),
  )
}
