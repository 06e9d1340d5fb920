/** A reading child that does what the name of its file says: the worst that a reader could do. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { ReadRequest } from '../src/reading/messages.ts'

process.once('disconnect', () => process.exit(0))
const watch = new Worker(new URL('../src/reading/watch-parent.ts', import.meta.url))
watch.unref()
await once(watch, 'message')

const kept: Uint8Array[] = []
const sayOk = () => {
  const reading = { ok: false, fault: 'no-text', detail: String(process.pid) }
  process.send?.({ kind: 'read', reading })
}

const deeds: Record<string, (request: ReadRequest) => unknown> = {
  'is good': sayOk,
  'blocks the loop': () => {
    for (;;) Math.random()
  },
  'waits for ever': () => setInterval(() => undefined, 1_000),
  'fills memory outside the heap, blocking': () => {
    for (;;) kept.push(new Uint8Array(8 * 1024 * 1024).fill(1))
  },
  'fills the heap': () => {
    const lists: unknown[] = []
    for (;;) lists.push(Array.from({ length: 1_000 }, (_, index) => ({ index })))
  },
  'keeps its memory': () => {
    kept.push(new Uint8Array(120 * 1024 * 1024).fill(1))
    sayOk()
  },
  'starts a program': () => {
    const fill = 'const kept = Buffer.alloc(300_000_000, 1); setInterval(() => kept.length, 1_000)'
    spawn(process.execPath, ['-e', fill])
  },
  'ends by itself': () => process.exit(7),
  'is killed': () => process.kill(process.pid, 'SIGSEGV'),
  'writes elsewhere': ({ path }) => writeFileSync(`${path}.stolen`, readFileSync(path)),
}

process.on('message', (request: ReadRequest) => {
  try {
    deeds[request.name]?.(request)
  } catch (error) {
    const { name, message, code } = error as NodeJS.ErrnoException
    process.send?.({ kind: 'failed', error: { name, message, code } })
  }
})
process.send?.({ kind: 'ready' })
