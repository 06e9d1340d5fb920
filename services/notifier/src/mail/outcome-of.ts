import type { DeliveryOutcome } from '@jianbao/store'
import { ambiguousRetryMs, retryMsMax, retryPausesMs } from '../limits.ts'
import type { Verdict } from './judge-answer.ts'

/** When a deferred delivery is tried again, or that its days are over. Pauses grow. */
export function outcomeOf(
  verdict: Verdict,
  { attempt, createdAt, at }: { attempt: number; createdAt: Date; at: Date },
): DeliveryOutcome {
  const { kind, answer } = verdict
  if (kind === 'accepted' || kind === 'failed') return { kind, answer }
  if (kind === 'ambiguous') {
    return { kind, answer, retryAt: new Date(at.getTime() + ambiguousRetryMs) }
  }
  const pause = retryPausesMs[Math.min(attempt, retryPausesMs.length) - 1] ?? retryPausesMs[0]
  const retryAt = new Date(at.getTime() + pause)
  const isOver = retryAt.getTime() - createdAt.getTime() > retryMsMax
  return isOver ? { kind: 'failed', answer } : { kind, answer, retryAt }
}
