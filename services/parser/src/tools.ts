/** What the steps of the parser are given. */
import type { Queues } from '@jianbao/queues'
import type { Clock, ServiceContext } from '@jianbao/runtime'
import type { Blobs, Db } from '@jianbao/store'
import type { FileToRead, Reading } from './read-bulletin.ts'

export interface ParserTools {
  readonly db: Db
  readonly blobs: Pick<Blobs, 'read'>
  readonly queues: Pick<Queues, 'relay'>
  readonly clock: Clock
  readonly log: Pick<ServiceContext['log'], 'info' | 'warn' | 'error'>
  /** How this process reads: another version of it may give other records of the same text. */
  readonly reader: Reader
  readonly count: (verdict: 'parsed' | 'rejected', seconds: number) => void
}

export interface Reader {
  readonly version: string
  /** Reads here where `apart` is false and the file small, else in a thread of its own. */
  read(file: FileToRead, apart: boolean): Promise<Reading>
}
