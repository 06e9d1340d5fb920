/** One reading child, seen from the parser: started, asked, watched, and killed for what a file does. */
import { type ChildProcess, fork } from 'node:child_process'
import type { FaultCode } from '@jianbao/schema'
import { childStartMsMax, heapShare, memoryLookMs, stderrCharactersMax } from '../limits.ts'
import type { CopiedMember, Reading } from '../read-bulletin.ts'
import { type ChildMessage, errorFrom, type ReadRequest } from './messages.ts'
import { residentBytes } from './resident-memory.ts'

export interface ChildRules {
  /** The program of the child, `child-main.ts`. */
  readonly entry: string
  /** The only folder it may write in. */
  readonly scratchRoot: string
  readonly memoryBytesMax: number
  readonly readMsMax: number
  /** Recognising scans takes a program of the machine; nothing else does. */
  readonly mayStartPrograms: boolean
  /** Told of every child that had to be killed for what a file did. */
  readonly onKilled: (facts: KilledFacts) => void
}

export interface KilledFacts {
  readonly sha256: string
  readonly fault: FaultCode
  readonly ms: number
  readonly residentMb: number | null
}

/** The machine's fault, not the file's: the child was not there, or was ended with its pool. */
export class ChildUnavailable extends Error {
  override readonly name = 'ChildUnavailable'
}

export interface ReadingChild {
  /**
   * Reads one file; never two at a time. Killed for what it takes, the answer is `too-slow` or
   * `too-much-memory`. Throws what reading threw, and an error where the child died by itself.
   */
  read(request: ReadRequest): Promise<Reading<CopiedMember>>
  isAlive(): boolean
  residentBytes(): Promise<number | null>
  /** Kills it, with whatever it started, and waits until it is gone. */
  end(): Promise<void>
}

export function startReadingChild(rules: ChildRules): ReadingChild {
  const child = fork(rules.entry, {
    // A group of its own: a signal from the terminal is the parser's to answer, and a kill reaches all.
    detached: true,
    serialization: 'advanced',
    // Nothing of ours: no passwords, no options of Node.
    env: { PATH: process.env['PATH'] },
    execArgv: optionsOf(rules),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const stderr = tailOf(child)
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  // Heard here, so that a read which is not under way does not make it an unhandled error.
  child.on('error', () => undefined)
  const ready = firstMessage(child, gone)
  ready.catch(() => undefined)
  const isAlive = () => child.exitCode === null && child.signalCode === null && child.connected
  const end = async () => {
    killGroup(child)
    await gone
  }
  return {
    isAlive,
    end,
    residentBytes: async () => (child.pid === undefined ? null : residentBytes(child.pid)),
    read: async (request) => {
      await ready.catch(async (cause) => {
        await end()
        throw new ChildUnavailable(`A reading child did not start. ${stderr()}`, { cause })
      })
      return await readWatched({ child, rules, request, end, gone, stderr })
    },
  }
}

function optionsOf({ scratchRoot, memoryBytesMax, mayStartPrograms }: ChildRules): string[] {
  const heapMb = Math.floor((memoryBytesMax / 1024 / 1024) * heapShare)
  return [
    `--max-old-space-size=${heapMb}`,
    // A file that takes the reader over still cannot write elsewhere, or start what we do not need.
    '--permission',
    '--allow-worker',
    '--allow-fs-read=*',
    `--allow-fs-write=${scratchRoot}`,
    ...(mayStartPrograms ? ['--allow-child-process'] : []),
    '--disable-warning=SecurityWarning',
  ]
}

interface Watched {
  readonly child: ChildProcess
  readonly rules: ChildRules
  readonly request: ReadRequest
  readonly end: () => Promise<void>
  readonly gone: Promise<void>
  readonly stderr: () => string
}

async function readWatched(given: Watched): Promise<Reading<CopiedMember>> {
  const { child, rules, request, end } = given
  const begun = performance.now()
  using watch = watchLimits(child, rules)
  const outcome = await Promise.race([answerOf(given), watch.exceeded])
  if (!('fault' in outcome)) return outcome.reading
  await end()
  const { fault, residentMb } = outcome
  rules.onKilled({ sha256: request.sha256, fault, residentMb, ms: performance.now() - begun })
  return { ok: false, fault }
}

type Exceeded = { readonly fault: FaultCode; readonly residentMb: number | null }
type Answered = { readonly reading: Reading<CopiedMember> }

async function answerOf({ child, request, gone, stderr }: Watched): Promise<Answered | Exceeded> {
  const answer = nextMessage(child)
  child.send(request, () => undefined)
  const message = await Promise.race([answer, gone])
  if (message?.kind === 'read') return { reading: message.reading }
  if (message?.kind === 'failed') throw errorFrom(message.error)
  // V8 says so and aborts when its heap is full, before all of the process's memory is counted.
  if (/heap out of memory|heap limit/i.test(stderr()))
    return { fault: 'too-much-memory', residentMb: null }
  const how = child.signalCode ?? child.exitCode
  throw new Error(`A reading child ended (${how}) while it read ${request.sha256}. ${stderr()}`)
}

/** Looks from outside, so that a child whose loop is blocked is seen as well. */
function watchLimits(
  { pid }: ChildProcess,
  { memoryBytesMax, readMsMax }: ChildRules,
): { exceeded: Promise<Exceeded> } & Disposable {
  const { promise: exceeded, resolve } = Promise.withResolvers<Exceeded>()
  let residentMb: number | null = null
  const look = async () => {
    const bytes = pid === undefined ? null : await residentBytes(pid)
    if (bytes === null) return
    residentMb = Math.round(bytes / 1024 / 1024)
    if (bytes > memoryBytesMax) resolve({ fault: 'too-much-memory', residentMb })
  }
  const looking = setInterval(() => void look(), memoryLookMs)
  const timer = setTimeout(() => resolve({ fault: 'too-slow', residentMb }), readMsMax)
  return {
    exceeded,
    [Symbol.dispose]: () => {
      clearInterval(looking)
      clearTimeout(timer)
    },
  }
}

const nextMessage = (child: ChildProcess): Promise<ChildMessage> =>
  new Promise((resolve) => {
    child.once('message', (message) => resolve(message as ChildMessage))
  })

async function firstMessage(child: ChildProcess, gone: Promise<void>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('It was not ready in time.')), childStartMsMax)
  try {
    const message = await Promise.race([nextMessage(child), gone, late])
    if (message?.kind !== 'ready') throw new Error('It ended before it was ready.')
  } finally {
    clearTimeout(timer)
  }
}

/** The last words of a child, for the log. */
function tailOf(child: ChildProcess): () => string {
  let tail = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-stderrCharactersMax)
  })
  return () => tail.trim()
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
