/** The files out of a container, from the scratch folder into the blob store. */
import { createReadStream } from 'node:fs'
import { fileBytesMax } from '@jianbao/schema'
import type { Blobs, ReceivedMember } from '@jianbao/store'
import { membersAtOnceMax } from './limits.ts'
import type { CopiedMember } from './read-bulletin.ts'

/** One blob for each that is not refused, in the order given. Repeating it is harmless. */
export async function keepMembers(
  blobs: Pick<Blobs, 'stage'>,
  members: readonly CopiedMember[],
): Promise<ReceivedMember[]> {
  const kept: ReceivedMember[] = []
  const waiting = members.entries()
  const lane = async () => {
    for (const [index, { member, bytes, fault, copy }] of waiting)
      kept[index] = { member, bytes, fault, sha256: copy === null ? null : await keep(blobs, copy) }
  }
  await Promise.all(Array.from({ length: membersAtOnceMax }, lane))
  return kept
}

async function keep(blobs: Pick<Blobs, 'stage'>, copy: string): Promise<string> {
  await using blob = await blobs.stage(createReadStream(copy), fileBytesMax)
  await blob.keep()
  return blob.sha256
}
