/** The thread that `readApart` starts: reads one file and answers with the reading. */
import { parentPort, workerData } from 'node:worker_threads'
import { readBulletin } from './read-bulletin.ts'

// Typed by the only caller, `readApart`.
const given = workerData as Parameters<typeof readBulletin>
parentPort?.postMessage(readBulletin(...given))
