import { type ChannelKind, isRobot } from '@jianbao/schema'
import type { DeliveryOutcome } from '@jianbao/store'
import { ambiguousRetryMs, retries } from '../limits.ts'
import type { Verdict } from './verdict.ts'

const retriesOf = (kind: ChannelKind) =>
  kind === 'mail' || kind === 'webhook' || kind === 'file'
    ? retries[kind]
    : isRobot(kind)
      ? retries.robot
      : retries.file

/** When a deferred delivery is tried again, or that its days are over. Pauses grow. */
export function outcomeOf(
  verdict: Verdict,
  given: { kind: ChannelKind; attempt: number; since: Date; at: Date },
): DeliveryOutcome {
  const { kind, answer, retryAfterMs } = verdict
  if (kind === 'accepted' || kind === 'failed') return { kind, answer }
  const { pausesMs, msMax } = retriesOf(given.kind)
  const grown = pausesMs[Math.min(given.attempt, pausesMs.length) - 1] ?? pausesMs[0] ?? 0
  // A mail that may have arrived waits a moment for the server to make up its mind, not longer.
  const pause = kind === 'ambiguous' && given.kind === 'mail' ? ambiguousRetryMs : grown
  const retryAt = new Date(given.at.getTime() + (retryAfterMs ?? pause))
  const isOver = retryAt.getTime() - given.since.getTime() > msMax
  // For a robot nobody sends it again anyway: a person decides, however late it is.
  if (isOver && !(kind === 'ambiguous' && (given.kind === 'mail' || isRobot(given.kind)))) {
    return { kind: 'failed', answer }
  }
  return { kind, answer, retryAt }
}
