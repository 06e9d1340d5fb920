/** The thread that `readApart` starts: reads one file and answers with the reading. */
import { parentPort, workerData } from 'node:worker_threads'
import { type FileToRead, readBulletin } from './read-bulletin.ts'

// Typed by the only caller, `readApart`.
const file = workerData as FileToRead
parentPort?.postMessage(readBulletin(file))
