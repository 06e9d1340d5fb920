export { afterQuietHours, CadenceError, nextSlot } from './cadence-slots.ts'
export {
  createSampleSubscriber,
  deleteSampleSubscriber,
} from './create-sample-subscriber.ts'
export {
  createSubscription,
  type SubscriptionCreated,
} from './create-subscription.ts'
export { endSubscription } from './end-subscription.ts'
export { hasWorkingDays } from './has-working-days.ts'
export {
  listSubscriptions,
  readSubscription,
  type SubscriptionRow,
} from './list-subscriptions.ts'
export { pauseSubscription } from './pause-subscription.ts'
export { type FilterRow, readFilters } from './read-filters.ts'
export { resumeSubscription } from './resume-subscription.ts'
export {
  type LinkKey,
  type LinkPurpose,
  messageLinkUrl,
  readLinkKey,
  readSigningKey,
  signLink,
  verifyLink,
} from './sign-link.ts'
export {
  readUnsubscribeLink,
  type SubscriptionOfLink,
  unsubscribeByLink,
} from './unsubscribe.ts'
export { slotKey, startOfDay } from './wall-clock.ts'
export { isWorkingDay, workingDaysAt } from './working-days.ts'
export { workingDaysSentence } from './working-days-sentence.ts'
