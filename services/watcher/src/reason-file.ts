/** `<name>.reason.txt` beside a rejected file: what happened, to which file, and what to do. */
import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type FaultCode, faults } from '@jianbao/schema'
import { shownName } from './names.ts'

const reasonPath = (path: string): string => `${path}.reason.txt`

/** Writes the reason beside `path`, Chinese first. Repeating writes the same file again. */
export async function writeReason(
  path: string,
  given: { inboxPath: string; fault: string },
): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${reasonPath(path)}.${randomUUID()}.part`
  await writeFile(temporary, reasonText(given.inboxPath, given.fault))
  await rename(temporary, reasonPath(path))
}

/** Removes the reason of a file that is not rejected any more. */
export async function removeReason(path: string): Promise<void> {
  await rm(reasonPath(path), { force: true })
}

function reasonText(inboxPath: string, code: string): string {
  const fault = faults[isFaultCode(code) ? code : 'poison']
  const name = shownName(inboxPath)
  return `文件：${name}
原因：${fault.zh}

File: ${name}
Reason: ${fault.en}

代码 Code: ${code}
`
}

const isFaultCode = (code: string): code is FaultCode => Object.hasOwn(faults, code)
