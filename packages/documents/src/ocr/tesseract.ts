/**
 * The program `tesseract` with simplified Chinese. The one door of this package to the machine: readers
 * are given it where the operator asked for it, and never open it by themselves.
 */
// biome-ignore lint/style/noRestrictedImports: running the program is all this file is for
import { spawn } from 'node:child_process'
import { ReadFault } from '../read-fault.ts'
import type { Ocr } from './ocr.ts'

const program = 'tesseract'
const args = ['stdin', 'stdout', '-l', 'chi_sim', 'tsv']
const notInstalled = 'tesseract chi_sim'

/** Recognises simplified Chinese. Needs Debian's tesseract-ocr and tesseract-ocr-chi-sim, or their like. */
export const tesseract: Ocr = (picture) =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, OMP_THREAD_LIMIT: '1' }
    const child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe'] })
    const out: Buffer[] = []
    const said: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    child.once('error', (cause) => reject(new ReadFault('needs-ocr', notInstalled, { cause })))
    child.once('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out).toString('utf8'))
      else reject(faultOf(Buffer.concat(said).toString('utf8')))
    })
    // A program that refuses the picture closes its input; its exit code says so.
    child.stdin.once('error', () => undefined)
    child.stdin.end(picture)
  })

const faultOf = (said: string): ReadFault =>
  /loading language|initialize/i.test(said)
    ? new ReadFault('needs-ocr', notInstalled)
    : new ReadFault('damaged-file', said.trim().split('\n')[0])
