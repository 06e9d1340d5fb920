/** One file that was made to hurt, and what must become of it. */
export interface HostileFile {
  /** What it does, for people: unique in the corpus. */
  readonly what: string
  /** Its name in the inbox; bytes where it is no text. */
  readonly name: string | Buffer
  /** Its bytes; or how it gets into the inbox, for what is no regular file. */
  readonly content: (() => Buffer) | { readonly place: (path: Buffer) => void }
  /** Verdicts that are right: `parsed`, or codes of faults. */
  readonly verdicts: readonly string[]
  /** In the fast selection. */
  readonly fast?: boolean
}
