/** `<name>.reason.txt` beside a file: what happened, to which file, and what to do. */
import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  containerSentence,
  countMembers,
  faultSentence,
  type MemberStanding,
  memberSentence,
  type Sentence,
  shownName,
} from '@jianbao/schema'

/** Why a file was rejected; or of a container, which of its files were. */
export type Reason =
  | { readonly fault: string; readonly detail?: string | null | undefined }
  | { readonly members: readonly MemberStanding[]; readonly own: number | null }

const reasonPath = (path: string): string => `${path}.reason.txt`

/** Writes the reason beside `path`, Chinese first. Repeating writes the same file again. */
export async function writeReason(path: string, inboxPath: string, reason: Reason): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${reasonPath(path)}.${randomUUID()}.part`
  await writeFile(temporary, reasonText(shownName(inboxPath), reason))
  await rename(temporary, reasonPath(path))
}

/** Removes the reason of a file that has none any more. */
export async function removeReason(path: string): Promise<void> {
  await rm(reasonPath(path), { force: true })
}

function reasonText(name: string, reason: Reason): string {
  if ('members' in reason) return containerText(name, reason)
  const detail = reason.detail ? ` (${shownName(reason.detail)})` : ''
  return `${headOf(name, faultSentence(reason.fault))}
代码 Code: ${reason.fault}${detail}
`
}

function containerText(
  name: string,
  { members, own }: Extract<Reason, { members: readonly MemberStanding[] }>,
): string {
  const rejected = members.filter((each) => each.state === 'rejected')
  const lines = rejected.map((each, index) => {
    const { zh, en } = memberSentence(each)
    return `${index + 1}. ${zh}\n   ${en}\n   代码 Code: ${each.fault}`
  })
  return `${headOf(name, containerSentence(countMembers(members), own))}
退回的来件 Rejected:
${lines.join('\n')}
`
}

function headOf(name: string, { zh, en }: Sentence): string {
  return `文件：${name}
原因：${zh}

File: ${name}
Reason: ${en}
`
}
