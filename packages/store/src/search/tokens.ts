/**
 * What the index knows of an article: 32-bit numbers. Two neighbouring letters (UTF-16 units) of the folded
 * text are one, a single letter is one, and so is each value of a field (a topic, a region, a section …).
 *
 * A word of one or two letters has one token, and no other word or field has the same: the index decides.
 * Longer words and fields are only proposed: a text that holds a word holds all its tokens, so no hit is
 * missed; what is proposed wrongly (pairs far apart, fields whose numbers happen to be equal) is sorted out by
 * looking. Word segmentation would need half as many tokens, and misses words that lie across its cuts.
 */

/** Every article has it; no text does, because no text holds U+0000. */
export const everyToken = 0

/** Mixer of MurmurHash3. */
function mix(value: number): number {
  let h = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

const pair = (a: number, b: number) => (a << 16) | b

export type TokenField =
  | 'topic'
  | 'section'
  | 'region'
  | 'mention'
  | 'issuer'
  | 'series'
  | 'amount'
  | 'cited'
  | 'title'

/**
 * 25 bits of a hash, where no pair of letters lies: a high surrogate before what is no low surrogate does not
 * occur in text.
 */
export function fieldToken(field: TokenField, value: string): number {
  let hash = 0
  for (const text of [field, ':', value])
    for (let at = 0; at < text.length; at += 1)
      hash = mix(Math.imul(hash, 0x01000193) + text.charCodeAt(at))
  return 0xd800_0000 | (hash & 0x03ff_7fff)
}

/** Every letter and every two neighbours of the folded texts, each once. */
export function textTokens(...folded: readonly string[]): Set<number> {
  const tokens = new Set<number>()
  for (const text of folded) {
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charCodeAt(at)
      tokens.add(letter)
      if (at + 1 < text.length) tokens.add(pair(letter, text.charCodeAt(at + 1)))
    }
  }
  return tokens
}

/** What a text that holds the folded word must have. */
export function wordTokens(folded: string): number[] {
  if (folded.length === 1) return [folded.charCodeAt(0)]
  const tokens = new Set<number>()
  for (let at = 0; at + 1 < folded.length; at += 1)
    tokens.add(pair(folded.charCodeAt(at), folded.charCodeAt(at + 1)))
  return [...tokens]
}

/** One or two letters are their token; of longer words the tokens may stand apart. */
export const isOneToken = (folded: string): boolean => folded.length <= 2

/** The same of a title alone, or of cited documents. */
export const partTokens = (part: 'title' | 'cited', tokens: Iterable<number>): number[] =>
  [...tokens].map((token) => fieldToken(part, String(token)))

/** The digits that name a division and those it lies in: 431222 is 43, 4312 and 431222. */
export function regionSteps(code: string): string[] {
  const part = significantPart(code)
  return [2, 4, 6].filter((length) => length <= part.length).map((length) => part.slice(0, length))
}

/** 43 of 430000, 4312 of 431200, all six of a county: what lies in a division begins with this. */
export function significantPart(code: string): string {
  if (code.endsWith('0000')) return code.slice(0, 2)
  return code.endsWith('00') ? code.slice(0, 4) : code
}

// 1, 2 and 5 of every power of ten up to a thousand trillion.
const amountSteps = Array.from({ length: 16 }, (_, power) =>
  [1, 2, 5].map((digit) => digit * 10 ** power),
).flat()

/** The steps a sum reaches. */
export const amountTokens = (yuan: number): number[] =>
  amountSteps.filter((step) => step <= yuan).map((step) => fieldToken('amount', String(step)))

/** The step that every sum of at least `yuan` reaches, or null below the first. */
export function amountToken(yuan: number): number | null {
  const step = amountSteps.findLast((each) => each <= yuan)
  return step === undefined ? null : fieldToken('amount', String(step))
}
