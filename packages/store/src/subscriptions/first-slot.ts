import type { Cadence } from '@jianbao/schema'
import { nextSlot } from './cadence-slots.ts'

const laterOf = (at: Date, until: Date | null) => (until && until > at ? until : at)

/**
 * The first slot after `at` and after the pause. For `instant` that is null, or, where articles may
 * wait for it, the end of the pause: it is due once, then.
 *
 * @throws CadenceError when the cadence is wrong or never comes.
 */
export function firstSlot(
  cadence: Cadence,
  { at, pausedUntil, mayWait }: { at: Date; pausedUntil: Date | null; mayWait: boolean },
): Date | null {
  const from = laterOf(at, pausedUntil)
  return nextSlot(cadence, from) ?? (mayWait || from > at ? from : null)
}
