import type { FaultCode } from '@jianbao/schema'
import type { Db } from '../open-store.ts'

/** What the parser found: a bulletin, or the fault that rejects the file. */
export type Verdict =
  | { readonly kind: 'parsed'; readonly mediaType: string; readonly encoding: string | null }
  | { readonly kind: 'rejected'; readonly fault: FaultCode; readonly detail?: string | undefined }

/**
 * Writes the verdict of a run. False when the run is no longer the newest or is decided already:
 * the caller then rolls its records back, because a job of an older run changes nothing.
 */
export async function decideSource(
  db: Db,
  given: { sha256: string; run: number; verdict: Verdict; at: Date },
): Promise<boolean> {
  const { verdict } = given
  const outcome =
    verdict.kind === 'parsed'
      ? { state: 'parsed' as const, media_type: verdict.mediaType, encoding: verdict.encoding }
      : {
          state: 'rejected' as const,
          fault: verdict.fault,
          fault_detail: verdict.detail ?? null,
        }
  const { numUpdatedRows } = await db
    .updateTable('sources')
    .set({ ...outcome, decided_at: given.at })
    .where('sha256', '=', given.sha256)
    .where('run', '=', given.run)
    .where('state', '=', 'received')
    // A container that was taken apart is decided by its members.
    .where('opened_run', 'is distinct from', given.run)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
