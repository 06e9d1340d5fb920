/** What the parser and its reading children say to each other (structured clone over their pipe). */
import type { CopiedMember, Reading, ReadingOptions } from '../read-bulletin.ts'

export interface ReadRequest {
  readonly sha256: string
  readonly name: string
  readonly depth: 0 | 1
  /** The blob. The child checks its hash: the parser itself never loads a large file. */
  readonly path: string
  /** An empty folder for copies of what a container holds. */
  readonly scratch: string
  readonly options: ReadingOptions
}

export type ChildMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly reading: Reading<CopiedMember> }
  | { readonly kind: 'failed'; readonly error: ErrorFacts }

/** Structured clone drops what is not standard, and `code` and `syscall` tell a machine's fault. */
export interface ErrorFacts {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
  readonly code: string | undefined
  readonly syscall: string | undefined
}

export function factsOf(thrown: unknown): ErrorFacts {
  const error: NodeJS.ErrnoException = thrown instanceof Error ? thrown : new Error(String(thrown))
  const { name, message, stack, code, syscall } = error
  return { name, message, stack, code, syscall }
}

export function errorFrom({ message, ...facts }: ErrorFacts): Error {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined)
  return Object.assign(new Error(message), Object.fromEntries(known))
}
