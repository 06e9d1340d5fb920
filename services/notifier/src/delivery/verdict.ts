/** What a receiver's answer, or its silence, means for a delivery, its channel and its sender. */
import type { ChannelStateReason } from '@jianbao/schema'
import { answerCharsMax } from '../limits.ts'

export interface Verdict {
  readonly kind: 'accepted' | 'failed' | 'deferred' | 'ambiguous'
  /** What the receiver or the network said; stands in the ledger. */
  readonly answer: string
  /** Nothing more goes to this channel. */
  readonly suppress: ChannelStateReason | null
  /** The server refuses the address for good, without a code that says it does not exist. */
  readonly bounced: boolean
  /** A person must look: the receiver objects to us, not to the reader. */
  readonly alarm: boolean
  /** It would refuse every message: sending of this kind pauses. */
  readonly refusesSender: boolean
  /** The receiver, or its pace, names the time of the next attempt. */
  readonly retryAfterMs: number | null
}

export const verdict = (
  kind: Verdict['kind'],
  answer: string,
  marks: Partial<Omit<Verdict, 'kind' | 'answer'>> = {},
): Verdict => ({
  kind,
  answer: answer.toWellFormed().replaceAll('\0', '').slice(0, answerCharsMax),
  suppress: null,
  bounced: false,
  alarm: false,
  refusesSender: false,
  retryAfterMs: null,
  ...marks,
})
