/**
 * A thread of a reading child: ends the child when its parent is gone. The child's own loop would hear
 * of it (`disconnect`), but not while a file keeps it busy.
 */
import { parentPort } from 'node:worker_threads'

const lookMs = 250
const parent = process.ppid

setInterval(() => {
  // An orphan is handed to another parent. The whole group goes: a program the child started, too.
  if (process.ppid !== parent) process.kill(-process.pid, 'SIGKILL')
}, lookMs)

// The parent may have gone before the first look: the child asks for this before it takes a file.
parentPort?.postMessage('watching')
