/** What the steps of the parser are given. */
import type { Queues } from '@jianbao/queues'
import type { Clock, ServiceContext } from '@jianbao/runtime'
import type { Blobs, Db } from '@jianbao/store'
import type { CopiedMember, Reading } from './read-bulletin.ts'

export interface ParserTools {
  readonly db: Db
  readonly blobs: Pick<Blobs, 'stage'>
  readonly queues: Pick<Queues, 'relay'>
  readonly clock: Clock
  readonly log: Pick<ServiceContext['log'], 'info' | 'warn' | 'error'>
  /** How this process reads: another version of it may give other records of the same text. */
  readonly reader: Reader
  readonly count: (verdict: 'parsed' | 'rejected', seconds: number) => void
}

/** A file of the blob store. */
export interface StoredFile {
  readonly sha256: string
  readonly name: string
  readonly bytes: number
  readonly depth: 0 | 1
}

export interface Reader {
  readonly version: string
  /**
   * Waits for a place to read the file: here and now where it is short text and `apart` is false, else
   * as soon as a child is free. Nothing of the file has been read by then that could harm.
   */
  place(file: StoredFile, apart: boolean): Promise<Place>
}

/** Held while the file is read; copies of its members last as long. */
export interface Place extends AsyncDisposable {
  read(): Promise<Reading<CopiedMember>>
}
