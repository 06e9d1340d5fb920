export {
  type AccessEventRow,
  type Actor,
  listAccessEvents,
} from './accounts/access-trail.ts'
export {
  beginSession,
  checkPassword,
  endSession,
  readSession,
} from './accounts/account-sessions.ts'
export {
  type AccountRow,
  addAccount,
  changePassword,
  changeRole,
  findAccount,
  hasAccounts,
  listAccounts,
  readAccount,
  removeAccount,
} from './accounts/accounts.ts'
export {
  type ApiTokenRow,
  admitApiToken,
  apiTokenPrefix,
  listApiTokens,
  makeApiToken,
  revokeApiToken,
} from './accounts/api-tokens.ts'
export {
  type Alarm,
  type AlarmRow,
  acknowledgeAlarm,
  countAlarms,
  listAlarms,
  syncAlarms,
} from './alarms/keep-alarms.ts'
export {
  type ChannelStanding,
  readChannelStandings,
  readSeriesDays,
  readSilentSubscriptions,
  type SeriesDays,
  type SilentSubscription,
} from './alarms/read-signs.ts'
export { articleHistory } from './articles/history.ts'
export { type ArticleToSave, replaceArticles } from './articles/replace-articles.ts'
export { replaceMentions } from './articles/replace-mentions.ts'
export { type StoredArticle, storedArticles } from './articles/stored-articles.ts'
export {
  BlobDamaged,
  type Blobs,
  BlobTooLarge,
  openBlobs,
  type ScratchFolder,
  type StagedBlob,
} from './blobs/blobs.ts'
export { bulletinsOwedMatching, matchJobOf } from './bulletins/bulletins-owed-matching.ts'
export { markAliased } from './bulletins/mark-aliased.ts'
export { saveBulletin } from './bulletins/save-bulletin.ts'
export { type ChannelRow, listChannels } from './channels/list-channels.ts'
export { type Bounce, type BounceOutcome, noteBounce } from './channels/note-bounce.ts'
export {
  releaseChannel,
  suppressBouncing,
  suppressChannel,
  suppressFailing,
} from './channels/suppress-channel.ts'
export { type Pace, takeTurn } from './channels/take-turn.ts'
export {
  addressesOfNotices,
  type DigestOfJob,
  digestsOfJobs,
  namesOfSources,
} from './console/about-jobs.ts'
export { type ArticleRow, listArticles, listArticlesOf } from './console/list-articles.ts'
export { listReceived, type ReceivedRow, readReceived } from './console/list-received.ts'
export {
  type DeliveryPageRow,
  pageDeliveries,
} from './console/page-deliveries.ts'
export { type DigestPageRow, pageDigests } from './console/page-digests.ts'
export type { PageKey } from './console/page-key.ts'
export { pageSubscribers, readSubscriber, type SubscriberRow } from './console/page-subscribers.ts'
export { pageSubscriptions, type SubscriptionPageRow } from './console/page-subscriptions.ts'
export { type ArticlePageRow, readArticle, readNeighbours } from './console/read-article.ts'
export { listDropsOf, readBulletinRecord, readSourceFile } from './console/read-bulletin-record.ts'
export {
  readAttempts,
  readBounces,
  readDelivery,
  readPartStates,
  readSentMail,
  readSentPart,
} from './console/read-delivery.ts'
export {
  type LedgerStage,
  readPipeline,
  readTotals,
  type StageRow,
} from './console/read-pipeline.ts'
export {
  type PrintedText,
  readPrintedText,
  readSourceMap,
} from './console/read-printed-text.ts'
export {
  type NeighbourRevisionRow,
  readNeighbourRevisions,
  readStoryPrints,
  type StoryPrintRow,
} from './console/read-story.ts'
export {
  listTimelineDeliveries,
  readTimeline,
  readTimelineWaits,
  type TimelineStepRow,
} from './console/read-timeline.ts'
export { type DecidedContainer, decideContainers } from './containers/decide-containers.ts'
export {
  listMembers,
  listParents,
  type MemberRow,
  type ParentRow,
} from './containers/list-members.ts'
export {
  memberJobsOf,
  type OpenedContainer,
  openContainer,
  type ReceivedMember,
} from './containers/open-container.ts'
export type * from './database.ts'
export { retryDelivery, sendAgain, settleAsAccepted } from './deliveries/decide-delivery.ts'
export {
  countSuppressed,
  type DeliveryFigures,
  explainWaiting,
  readDeliveryFigures,
  readKindFigures,
} from './deliveries/delivery-figures.ts'
export { beginPart, type DeliveryPart, endPart, freezeParts } from './deliveries/delivery-parts.ts'
export {
  type DeliveryOutcome,
  expireLeases,
  finishDelivery,
} from './deliveries/finish-delivery.ts'
export {
  failSuppressedDeliveries,
  type LeasedDelivery,
  leaseDelivery,
} from './deliveries/lease-delivery.ts'
export { noteSent } from './deliveries/note-sent.ts'
export { openTestDelivery, readChannelToTest } from './deliveries/open-test-delivery.ts'
export {
  type DueDelivery,
  readDueDeliveries,
  readDueDeliveryOf,
} from './deliveries/read-due-deliveries.ts'
export { type FoundById, findDigestsAndSubscriptions } from './digests/find-by-id.ts'
export {
  type DigestToFreeze,
  type Frozen,
  freezeDigest,
  holdDigest,
} from './digests/freeze-digest.ts'
export {
  contentSha256,
  readContent,
  storeContent,
  sweepContents,
} from './digests/frozen-content.ts'
export { type DigestRow, listDigests, readDigest } from './digests/list-digests.ts'
export { planDigestNow } from './digests/plan-digest-now.ts'
export { type DueReader, planSlotDigest, readDueReaders } from './digests/plan-slot-digest.ts'
export {
  type DigestItemKey,
  type DigestItemRow,
  type ItemReasonRow,
  readDigestItems,
  readItemReasons,
  readRevisions,
  readWaitingItems,
} from './digests/read-digest-items.ts'
export { type PlannedDigest, readPlannedDigest } from './digests/read-planned-digest.ts'
export { readPlannedDigests, readPlannedDigestsOf } from './digests/read-planned-digests.ts'
export { releaseUnwanted, withdrawUnwantedDeliveries } from './digests/withdraw-digest.ts'
export type { DropCursor } from './drops/drop-cursor.ts'
export { dropsInInbox, type UnfinishedClaim } from './drops/drops-in-inbox.ts'
export { type DecidedDrop, dropsToSettle } from './drops/drops-to-settle.ts'
export { type DropStanding, findDrop } from './drops/find-drops.ts'
export { hasUnsettledDrops } from './drops/has-unsettled-drops.ts'
export { type InboxWait, inboxWaits, replaceInboxWaits } from './drops/inbox-waits.ts'
export type { ClaimedDrop } from './drops/insert-drop.ts'
export { placeInProcessing, settleDrop, settleRefusedDrop } from './drops/place-drop.ts'
export { type ArrivedFile, recordDrop } from './drops/record-drop.ts'
export { recordRefusedDrop } from './drops/record-refused-drop.ts'
export { feedUrl } from './feeds/feed-url.ts'
export {
  addFeed,
  type FeedEntryRow,
  type FeedRow,
  type FeedScope,
  listFeeds,
  readFeed,
  readFeedEntries,
  revokeFeed,
} from './feeds/feeds.ts'
export { claimInstantDigests } from './inbox/claim-instant-digests.ts'
export { holdInstant } from './inbox/hold-instant.ts'
export {
  type ArticleToMatchRow,
  readArticlesToMatch,
  readBulletinToMatch,
  setMatchedRun,
} from './inbox/read-bulletin-to-match.ts'
export { type InstantMatch, type MatchRow, storeMatches } from './inbox/store-matches.ts'
export { renewLease } from './leases.ts'
export { migrate } from './migrate.ts'
export { expireNoticeLeases, finishNotice } from './notices/finish-notice.ts'
export {
  type DueNotice,
  dropUnneededNotices,
  forgetEndedNotices,
  type LeasedNotice,
  leaseNotice,
  readDueNotices,
} from './notices/lease-notice.ts'
export { type Db, openStore, type Store } from './open-store.ts'
export { changeLocale } from './readers/change-locale.ts'
export { changeSubscription } from './readers/change-subscription.ts'
export { eraseReader } from './readers/erase-reader.ts'
export { exportReader } from './readers/export-reader.ts'
export { type AuditRow, listAudit } from './readers/list-audit.ts'
export { noteReason } from './readers/note-reason.ts'
export { type ManageAccess, readManageLink } from './readers/read-manage-link.ts'
export {
  type FoundReader,
  findReaders,
  type Reader,
  type ReaderSubscription,
  readReader,
} from './readers/read-reader.ts'
export { voidLinks } from './readers/void-links.ts'
export { amountBounds } from './search/facet-kinds.ts'
export { indexOwedBulletins } from './search/index-owed-bulletins.ts'
export {
  type AmountKey,
  type AmountRow,
  type AmountSum,
  listAmounts,
} from './search/list-amounts.ts'
export {
  type CitationRow,
  type DocumentKey,
  type DocumentRow,
  documentTitles,
  listCitations,
  listDocuments,
  readDocument,
} from './search/list-documents.ts'
export { type HitRow, readHits } from './search/read-hits.ts'
export { type SearchKey, searchNewest } from './search/search-articles.ts'
export type { SearchTermsGiven } from './search/search-conditions.ts'
export { wantedWords } from './search/search-conditions.ts'
export { countHits, type FacetCount, searchFacets } from './search/search-facets.ts'
export { type RankedKey, searchRelevant } from './search/search-relevant.ts'
export { readSignature, type SimilarArticle, similarArticles } from './search/similar-articles.ts'
export { countByRegion, type DayRow, newestDay, topicsPerDay } from './search/statistics.ts'
export { type Asked, askManageLink, askNewAddress, askSignUp } from './sign-up/ask-by-mail.ts'
export { confirm } from './sign-up/confirm.ts'
export { type Confirmation, readConfirmation } from './sign-up/read-confirmation.ts'
export { beginRun, type StartedRun } from './sources/begin-run.ts'
export { decideSource, type Verdict } from './sources/decide-source.ts'
export { endStart } from './sources/end-start.ts'
export { findSource, type SourceStanding } from './sources/find-source.ts'
export { findSourceIds } from './sources/find-source-ids.ts'
export { readSourceToParse, type SourceToParse } from './sources/read-source-to-parse.ts'
export { replaySource } from './sources/replay-source.ts'
export { sourcesOwedParsing } from './sources/sources-owed-parsing.ts'
export { undecidedAmong } from './sources/undecided-among.ts'
export { addAlias, addRevision, addStory, type StoryText } from './stories/add-story.ts'
export { lockStories } from './stories/lock-stories.ts'
export { type NearArticle, nearArticles } from './stories/near-articles.ts'
export { revisionsOfFingerprints } from './stories/revisions-of-fingerprints.ts'
export type { StoryRevision } from './stories/story-revision.ts'
export { afterQuietHours, CadenceError, nextSlot } from './subscriptions/cadence-slots.ts'
export {
  createSampleSubscriber,
  deleteSampleSubscriber,
} from './subscriptions/create-sample-subscriber.ts'
export {
  createSubscription,
  type SubscriptionCreated,
} from './subscriptions/create-subscription.ts'
export { endSubscription } from './subscriptions/end-subscription.ts'
export { hasWorkingDays } from './subscriptions/has-working-days.ts'
export {
  listSubscriptions,
  readSubscription,
  type SubscriptionRow,
} from './subscriptions/list-subscriptions.ts'
export { pauseSubscription } from './subscriptions/pause-subscription.ts'
export { type FilterRow, readFilters } from './subscriptions/read-filters.ts'
export { resumeSubscription } from './subscriptions/resume-subscription.ts'
export {
  type LinkKey,
  type LinkPurpose,
  messageLinkUrl,
  readLinkKey,
  readSigningKey,
  signLink,
  verifyLink,
} from './subscriptions/sign-link.ts'
export {
  readUnsubscribeLink,
  type SubscriptionOfLink,
  unsubscribeByLink,
} from './subscriptions/unsubscribe.ts'
export { slotKey, startOfDay } from './subscriptions/wall-clock.ts'
export { isWorkingDay, workingDaysAt } from './subscriptions/working-days.ts'
export { workingDaysSentence } from './subscriptions/working-days-sentence.ts'
