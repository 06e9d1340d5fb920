/** Reads the file named by the first argument and prints what it took. Run as a process of its own. */
import { readFileSync } from 'node:fs'
import { readDocument } from '../../src/index.ts'

const [, , path = ''] = process.argv
const begun = performance.now()
const read = await readDocument(readFileSync(path), path)
const seconds = (performance.now() - begun) / 1_000
// Kilobytes (getrusage(2), ru_maxrss on Linux).
const residentMb = process.resourceUsage().maxRSS / 1_024
const found = read.ok
  ? { chars: read.text.length, pages: read.pages?.length ?? 0, lines: read.text.split('\n').length }
  : { fault: read.fault }
process.stdout.write(JSON.stringify({ ...found, seconds, residentMb }))
