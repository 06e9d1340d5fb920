export {
  addressesOfNotices,
  type DigestOfJob,
  digestsOfJobs,
  namesOfSources,
} from './about-jobs.ts'
export { type ArticleRow, listArticles, listArticlesOf } from './list-articles.ts'
export { listReceived, type ReceivedRow, readReceived } from './list-received.ts'
export {
  type DeliveryPageRow,
  pageDeliveries,
} from './page-deliveries.ts'
export { type DigestPageRow, pageDigests } from './page-digests.ts'
export type { PageKey } from './page-key.ts'
export { pageSubscribers, readSubscriber, type SubscriberRow } from './page-subscribers.ts'
export { pageSubscriptions, type SubscriptionPageRow } from './page-subscriptions.ts'
export { type ArticlePageRow, readArticle, readNeighbours } from './read-article.ts'
export { listDropsOf, readBulletinRecord, readSourceFile } from './read-bulletin-record.ts'
export {
  readAttempts,
  readBounces,
  readDelivery,
  readPartStates,
  readSentMail,
  readSentPart,
} from './read-delivery.ts'
export {
  type LedgerStage,
  readPipeline,
  readTotals,
  type StageRow,
} from './read-pipeline.ts'
export {
  type PrintedText,
  readPrintedText,
  readSourceMap,
} from './read-printed-text.ts'
export {
  type NeighbourRevisionRow,
  readNeighbourRevisions,
  readStoryPrints,
  type StoryPrintRow,
} from './read-story.ts'
export {
  listTimelineDeliveries,
  readTimeline,
  readTimelineWaits,
  type TimelineStepRow,
} from './read-timeline.ts'
