export { extractMentions } from './mentions/extract-mentions.ts'
export { type SourceMap, type SourcePlace, sourceAt } from './normalise/source-map.ts'
export { PARSER_VERSION, type ParsedBulletin, parseBulletin } from './parse-bulletin.ts'
