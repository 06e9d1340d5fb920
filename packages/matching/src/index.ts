export { type ArticleToMatch, type Match, matchArticle } from './match-article.ts'
export { regionContains } from './region-contains.ts'
export { buildIndex, type SubscriptionIndex } from './subscription-index.ts'
