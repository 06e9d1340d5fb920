/**
 * The reading child: a process that reads one file at a time for the parser, and may be killed for
 * what the file does. It has no settings, no database and no network of ours; it reads the blob it is
 * told and writes only below the scratch folder. Without a parent it ends.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type CopiedMember, type FoundMember, readBulletin } from '../read-bulletin.ts'
import { type ChildMessage, factsOf, type ReadRequest } from './messages.ts'

process.once('disconnect', () => process.exit(0))

const watch = new Worker(new URL('./watch-parent.ts', import.meta.url))
watch.unref()
await once(watch, 'message')

process.on('message', (request: ReadRequest) => {
  answer(request).then(tell, (error) => tell({ kind: 'failed', error: factsOf(error) }))
})
tell({ kind: 'ready' })

function tell(message: ChildMessage): void {
  process.send?.(message)
}

async function answer({ options, ...request }: ReadRequest): Promise<ChildMessage> {
  const bytes = await readWhole(request)
  const { sha256, name } = request
  const reading = await readBulletin({ sha256, name, bytes }, options)
  if (!reading.ok) return { kind: 'read', reading }
  const members = await copyAll(reading.members, request.scratch)
  return { kind: 'read', reading: { ...reading, members } }
}

async function readWhole({ path, sha256 }: Pick<ReadRequest, 'path' | 'sha256'>): Promise<Buffer> {
  const bytes = await readFile(path)
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes
  const error = new Error(`The stored copy of ${sha256} is damaged.`)
  throw Object.assign(error, { name: 'BlobDamaged' })
}

/** Into files named by their place: the parser takes them over one by one, whatever they weigh together. */
async function copyAll(members: readonly FoundMember[], scratch: string): Promise<CopiedMember[]> {
  const copied: CopiedMember[] = []
  for (const [index, { member, bytes, fault }] of members.entries()) {
    const copy = fault === null ? join(scratch, String(index + 1)) : null
    if (copy !== null) await writeFile(copy, bytes, { flag: 'wx' })
    copied.push({ member, bytes: bytes.length, fault, copy })
  }
  return copied
}
