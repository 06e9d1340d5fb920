export { claimInstantDigests } from './claim-instant-digests.ts'
export { holdInstant } from './hold-instant.ts'
export {
  type ArticleToMatchRow,
  readArticlesToMatch,
  readBulletinToMatch,
  setMatchedRun,
} from './read-bulletin-to-match.ts'
export { type InstantMatch, type MatchRow, storeMatches } from './store-matches.ts'
