import type { Db } from '../open-store.ts'
import { type ClaimedDrop, insertDrop } from './insert-drop.ts'

export interface ArrivedFile {
  readonly sha256: string
  /** The name people see: readable, without control characters. */
  readonly name: string
  readonly series: string | null
  readonly bytes: number
  /** The path below the inbox, as the ledger's key of this arrival. */
  readonly inboxPath: string
  /** Where the file may go, best first: a name in use is passed over. */
  readonly storedPaths: readonly string[]
}

/**
 * The ledger's row of a claim: the source, unless these bytes are known, and the drop, both or
 * neither. A claim cut short by a crash finds its own drop again. `duplicate` says that the bytes
 * were known before; such a drop follows the verdict of its source and owes no job.
 */
export async function recordDrop(db: Db, file: ArrivedFile, at: Date): Promise<ClaimedDrop> {
  return db.transaction().execute(async (trx) => {
    const fresh = await trx
      .insertInto('sources')
      .values({
        sha256: file.sha256,
        name: file.name,
        series: file.series,
        bytes: file.bytes,
        state: 'received',
        received_at: at,
      })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .returning('sha256')
      .executeTakeFirst()
    return insertDrop(trx, {
      sha256: file.sha256,
      inboxPath: file.inboxPath,
      storedPaths: file.storedPaths,
      duplicate: !fresh,
      fault: null,
      at,
    })
  })
}
