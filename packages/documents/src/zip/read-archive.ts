/** A zip of files: each is a bulletin of its own. */
import { ReadFault } from '../read-fault.ts'
import { safePath } from '../safe-path.ts'
import { readZip } from './read-zip.ts'

/** What systems put beside the files of people. */
const litter = /(?:^|\/)(?:__MACOSX\/|\.[^./]|~\$|Thumbs\.db$|desktop\.ini$)/i

/**
 * Unpacks the files of a zip, names as their maker's system wrote them (UTF-8, GBK).
 *
 * Throws ReadFault: `damaged-file`, `encrypted`, `too-many-entries`, `expanded-too-large`, `no-members`.
 */
export async function readArchive(
  bytes: Uint8Array,
): Promise<readonly { readonly path: string; readonly bytes: Uint8Array }[]> {
  const entries = (await readZip(bytes)).filter(({ path }) => !litter.test(path))
  if (entries.length === 0) throw new ReadFault('no-members')
  const locked = entries.find(({ isEncrypted }) => isEncrypted)
  if (locked !== undefined) throw new ReadFault('encrypted', safePath(locked.path))
  const members: { path: string; bytes: Uint8Array }[] = []
  for (const entry of entries)
    members.push({ path: safePath(entry.path), bytes: await entry.read() })
  return members
}
