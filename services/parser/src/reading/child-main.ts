/**
 * The reading child: a process that reads one file at a time for the parser, and may be killed for
 * what the file does. It has no settings, no database and no network of ours; it reads the blob it is
 * told and writes only below the scratch folder. Without a parent it ends.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { copyAll } from '../copy-members.ts'
import { readBulletin } from '../read-bulletin.ts'
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
  const { sha256, name, depth } = request
  const reading = await readBulletin({ sha256, name, depth, bytes }, options)
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
