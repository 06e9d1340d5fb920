export { feedUrl } from './feed-url.ts'
export {
  type FeedEntryRow,
  type FeedRow,
  type FeedScope,
  listFeeds,
  makeFeed,
  readFeed,
  readFeedEntries,
  revokeFeed,
} from './feeds.ts'
