/** What a home has still to do, counted: files without a verdict, articles without a digest, mails not sent. */
import type { Db } from '@jianbao/store'

/** All zero when everything that was dropped has been read, filed, matched, composed and sent. */
export async function countOpenWork(db: Db): Promise<number[]> {
  const undecided = db.selectFrom('sources').select('sha256').where('state', '=', 'received')
  const unsettled = db.selectFrom('drops').select('id').where('settled_at', 'is', null)
  const unclaimed = db.selectFrom('inbox_items').select('id').where('digest_id', 'is', null)
  const bulletins = db.selectFrom('bulletins').select('id')
  const unmatched = bulletins.where('matched_run', 'is distinct from', (e) => e.ref('run'))
  const planned = db.selectFrom('digests').select('id').where('state', '=', 'planned')
  const unsent = db
    .selectFrom('deliveries')
    .select('id')
    .where('state', 'in', ['pending', 'sending'])
  const questions = [undecided, unsettled, unclaimed, unmatched, planned, unsent]
  return await Promise.all(questions.map(async (each) => (await each.execute()).length))
}
