/**
 * Near-duplicates by one-permutation MinHash (Li, Owen, Zhang 2012): the share of equal numbers in two
 * signatures estimates the share of four-letter shingles the two texts have in common. One hash a
 * letter instead of 128 keeps it a small part of parsing.
 */
import { bandCount, shingleLetters, signatureSize } from './limits.ts'
import { lettersOnly, type StoryArticle } from './story-text.ts'

const EMPTY = 0xffffffff

/** 32-bit mixer of MurmurHash3: every input bit moves every output bit. */
function mix(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/**
 * The signature of an article: 128 unsigned 32-bit numbers, the same for ever for the same letters
 * (those in a database are only comparable with signatures made the same way). An article of fewer
 * than four letters has no shingle; its signature resembles nothing.
 */
export function signatureOf(article: StoryArticle): number[] {
  const body = [article.abstract ?? '', ...article.blocks.map((block) => block.text)].join('')
  return filled(leastByBin(lettersOnly(article.title + body)))
}

/** Each shingle falls into one of 128 bins by one hash; a bin keeps the least of another hash. */
function leastByBin(letters: string): Uint32Array {
  const least = new Uint32Array(signatureSize).fill(EMPTY)
  for (let end = shingleLetters; end <= letters.length; end += 1) {
    let hash = 0
    for (let at = end - shingleLetters; at < end; at += 1) {
      hash = (Math.imul(hash, 0x01000193) + letters.charCodeAt(at)) | 0
    }
    const mixed = mix(hash)
    const bin = (mixed >>> 0) % signatureSize
    const value = mix(mixed ^ 0x9e3779b9) >>> 0
    if (value < (least[bin] ?? 0)) least[bin] = value
  }
  return least
}

/**
 * An empty bin borrows from another, chosen by its own number alone, so that equal texts borrow
 * alike (optimal densification, Shrivastava 2017).
 */
function filled(least: Uint32Array): number[] {
  if (least.every((value) => value === EMPTY)) return [...least]
  return Array.from(least, (value, bin) => {
    for (let attempt = 1; value === EMPTY; attempt += 1) {
      const lender = (mix(Math.imul(bin + 1, 0x01000193) + attempt) >>> 0) % signatureSize
      value = least[lender] ?? EMPTY
    }
    return value
  })
}

/** Keys under which to look for near-duplicates: two signatures that share a key may be one story. */
export function bandsOf(signature: readonly number[]): string[] {
  if (isEmpty(signature)) return []
  const rows = signatureSize / bandCount
  return Array.from({ length: bandCount }, (_, band) => {
    let hash = band
    for (const number of signature.slice(band * rows, (band + 1) * rows)) {
      hash = mix(Math.imul(hash, 0x01000193) ^ number)
    }
    return `${band.toString(16).padStart(2, '0')}-${(hash >>> 0).toString(16).padStart(8, '0')}`
  })
}

/** The estimated share of common shingles, 0 to 1. */
export function similarity(a: readonly number[], b: readonly number[]): number {
  if (isEmpty(a) || isEmpty(b)) return 0
  return a.filter((number, i) => number === b[i]).length / signatureSize
}

function isEmpty(signature: readonly number[]): boolean {
  return signature.every((number) => number === EMPTY)
}
