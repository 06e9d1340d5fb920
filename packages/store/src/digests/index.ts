export { type FoundById, findDigestsAndSubscriptions } from './find-by-id.ts'
export {
  type DigestToFreeze,
  type Frozen,
  freezeDigest,
  holdDigest,
} from './freeze-digest.ts'
export {
  contentSha256,
  readContent,
  storeContent,
  sweepContents,
} from './frozen-content.ts'
export { type DigestRow, listDigests, readDigest } from './list-digests.ts'
export { planDigestNow } from './plan-digest-now.ts'
export { type DueReader, planSlotDigest, readDueReaders } from './plan-slot-digest.ts'
export {
  type DigestItemKey,
  type DigestItemRow,
  type ItemReasonRow,
  readDigestItems,
  readItemReasons,
  readRevisions,
  readWaitingItems,
} from './read-digest-items.ts'
export { type PlannedDigest, readPlannedDigest } from './read-planned-digest.ts'
export { readPlannedDigests, readPlannedDigestsOf } from './read-planned-digests.ts'
export { releaseUnwanted, withdrawUnwantedDeliveries } from './withdraw-digest.ts'
