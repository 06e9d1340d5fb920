/** Says in the log, once a day, that the calendar of working days ends: while somebody goes by it. */
import type { Clock, ServiceContext } from '@jianbao/runtime'
import { type Db, hasWorkingDays, workingDaysSentence } from '@jianbao/store'

const dayMs = 24 * 60 * 60_000

export function watchWorkingDays({
  db,
  clock,
  log,
}: {
  db: Db
  clock: Clock
  log: Pick<ServiceContext['log'], 'warn'>
}): () => Promise<void> {
  let saidAt: Date | undefined
  return async () => {
    const at = clock.now()
    const isSaid = saidAt !== undefined && Math.abs(at.getTime() - saidAt.getTime()) < dayMs
    const sentence = workingDaysSentence(at)
    if (isSaid || !sentence || !(await hasWorkingDays(db))) return
    saidAt = at
    log.warn(sentence.en)
  }
}
