export { bulletinsOwedMatching, matchJobOf } from './bulletins-owed-matching.ts'
export { markAliased } from './mark-aliased.ts'
export { saveBulletin } from './save-bulletin.ts'
