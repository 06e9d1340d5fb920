export { type DecodedText, decodeText, type RefusedText } from './decode-text.ts'
