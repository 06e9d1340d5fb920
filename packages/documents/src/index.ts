export { type DecodedText, decodeText, type RefusedText } from './decode-text.ts'
export { detectFormat } from './detect-format.ts'
export { type Format, isContainer, weightOf } from './format.ts'
export * from './limits.ts'
export {
  type Member,
  type PageStart,
  type ReadDocument,
  type ReadOptions,
  type RefusedDocument,
  readDocument,
} from './read-document.ts'
