import { sha256 } from './sha256.ts'
import { type StoryArticle, storyText } from './story-text.ts'

/**
 * The identity of an article's text: SHA-256 in hexadecimal over title and body in NFKC without white
 * space. Two bulletins that print the same article give the same fingerprint, however they wrap,
 * space or encode it. Section, label and source address are not part of it.
 */
export function fingerprintOf(article: StoryArticle): string {
  return sha256(storyText(article))
}
