/** How one kind of channel is sent to. The lease, its renewal and the ledger are not its business. */
import type { PersonalLink } from '@jianbao/rendering'
import { type LeasedDelivery, type LinkKey, messageLinkUrl } from '@jianbao/store'
import type { Verdict } from './verdict.ts'

export interface Sender {
  /** Why nothing of this kind can be sent now, for people; null when it can. */
  readonly obstacle: () => string | null
  /**
   * Builds what is sent and returns what sends it. Rejects when it cannot be built: then surely
   * nothing left. What it returns never rejects for what a receiver does.
   */
  readonly prepare: (lease: LeasedDelivery, urlOf: UrlOf) => Promise<() => Promise<Verdict>>
  /** The receiver refuses us altogether: nothing of this kind goes out for some minutes. */
  readonly pause?: (answer: string) => void
}

/** Null where the message has no public address to point to. */
export type UrlOf = (link: PersonalLink) => string | null

export function urlWriter(lease: LeasedDelivery, key: LinkKey): UrlOf {
  const { publicUrl } = lease.envelope
  return (link) => publicUrl && messageLinkUrl(key, { publicUrl, digestId: lease.digestId }, link)
}
