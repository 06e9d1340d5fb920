import { Worker } from 'node:worker_threads'
import { readMsMax, threadHeapMbMax } from './limits.ts'
import type { FileToRead, Reading, ReadingOptions, readBulletin } from './read-bulletin.ts'

/**
 * Reads a file in a thread of its own: the process keeps answering, a heap that bursts takes only the
 * thread along, and one that does not end is stopped (`too-slow`). Throws what the thread died of.
 */
export function readApart(
  file: FileToRead,
  options: ReadingOptions & { readonly msMax?: number } = {},
): Promise<Reading> {
  const { msMax = readMsMax, ...reading } = options
  const thread = new Worker(new URL('./read-thread.ts', import.meta.url), {
    workerData: [file, reading] satisfies Parameters<typeof readBulletin>,
    resourceLimits: { maxOldGenerationSizeMb: threadHeapMbMax },
  })
  return new Promise<Reading>((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve({ ok: false, fault: 'too-slow' })
      void thread.terminate()
    }, msMax)
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`The reading thread ended with code ${code} and no answer.`))
    })
  })
}
