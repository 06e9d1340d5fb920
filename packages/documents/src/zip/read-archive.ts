/** A zip of files: each is a bulletin of its own. */

import type { Member } from '../document.ts'
import { fileBytesMax } from '../limits.ts'
import { ReadFault } from '../read-fault.ts'
import { safePath } from '../safe-path.ts'
import { readZip, type ZipEntry } from './read-zip.ts'

/** What systems put beside the files of people. */
const litter = /(?:^|\/)(?:__MACOSX\/|\.[^./]|~\$|Thumbs\.db$|desktop\.ini$)/i

/**
 * Unpacks the files of a zip, names as their maker's system wrote them (UTF-8, GBK). One that is
 * encrypted, damaged or too large has its own fault, and the others are read.
 *
 * Throws ReadFault: `damaged-file`, `encrypted`, `file-too-large` where that is true of all of them;
 * `too-many-entries`, `expanded-too-large`, `no-members`.
 */
export async function readArchive(bytes: Uint8Array): Promise<readonly Member[]> {
  const entries = (await readZip(bytes)).filter(({ path }) => !litter.test(path))
  const members: Member[] = []
  for (const entry of entries)
    members.push({ path: safePath(entry.path), ...(await unpack(entry)) })
  const [first] = members
  if (first === undefined) throw new ReadFault('no-members')
  if (first.fault && members.every(({ fault }) => fault === first.fault))
    throw new ReadFault(first.fault, first.path)
  return members
}

async function unpack(entry: ZipEntry): Promise<Omit<Member, 'path'>> {
  try {
    return { bytes: await entry.read(fileBytesMax) }
  } catch (error) {
    // What all of them come to is the fault of the zip, not of the one that went beyond it.
    if (!(error instanceof ReadFault) || error.fault === 'expanded-too-large') throw error
    return { bytes: new Uint8Array(), fault: error.fault }
  }
}
