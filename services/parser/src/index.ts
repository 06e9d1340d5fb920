export { createParser } from './create-parser.ts'
