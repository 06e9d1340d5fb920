/** The files out of a container, from the memory of their reader into the scratch folder. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CopiedMember, FoundMember } from './read-bulletin.ts'

/** Named by their place, so that the parser takes them over one by one, whatever they weigh together. */
export async function copyAll(
  members: readonly FoundMember[],
  scratch: string,
): Promise<CopiedMember[]> {
  const copied: CopiedMember[] = []
  for (const [index, { member, bytes, fault }] of members.entries()) {
    const copy = fault === null ? join(scratch, String(index + 1)) : null
    if (copy !== null) await writeFile(copy, bytes, { flag: 'wx' })
    copied.push({ member, bytes: bytes.length, fault, copy })
  }
  return copied
}
