export { filterNames, regionText } from './filter-names.ts'
export { extractMentions } from './mentions/extract-mentions.ts'
export { type SourceMap, type SourcePlace, sourceAt } from './normalise/source-map.ts'
export {
  PARSER_VERSION,
  type ParsedBulletin,
  type ParseOptions,
  parseBulletin,
} from './parse-bulletin.ts'
export { divisionsNamed, type NamedDivision, namedDivision } from './regions/divisions-named.ts'
export { type RegionMeant, regionMeant } from './regions/region-meant.ts'
export { diffTexts } from './stories/diff-texts.ts'
export { fingerprintOf } from './stories/fingerprint-of.ts'
export { bandsOf, signatureOf, similarity } from './stories/signature-of.ts'
export { toPlainText } from './to-plain-text.ts'
