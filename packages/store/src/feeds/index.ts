export { feedUrl } from './feed-url.ts'
export {
  addFeed,
  type FeedEntryRow,
  type FeedRow,
  type FeedScope,
  listFeeds,
  readFeed,
  readFeedEntries,
  revokeFeed,
} from './feeds.ts'
