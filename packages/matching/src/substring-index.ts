/**
 * Which of many words stand in a text, in one pass over the text: its cost does not grow with the
 * number of words, as trying each of them would.
 *
 * A word is kept under one pair of neighbouring characters in it, the least crowded at the time; a
 * word of one character under itself. Every pair of the text is looked up, and where words are kept
 * under it each is compared in place.
 */
interface Kept<T> {
  readonly word: string
  /** Where in the word its pair stands. */
  readonly offset: number
  readonly values: T[]
}

/** Two UTF-16 code units as one small integer. A single one has -1 behind it. */
const pairAt = (text: string, at: number) => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)

export class SubstringIndex<T> {
  readonly #byWord = new Map<string, Kept<T>>()
  readonly #byPair = new Map<number, Kept<T>[]>()
  readonly #byCharacter = new Map<number, Kept<T>[]>()

  add(word: string, value: T): void {
    const known = this.#byWord.get(word)
    if (known) {
      known.values.push(value)
      return
    }
    const offset = this.#leastCrowded(word)
    const kept = { word, offset, values: [value] }
    this.#byWord.set(word, kept)
    const [map, key] =
      word.length === 1
        ? [this.#byCharacter, word.charCodeAt(0)]
        : [this.#byPair, pairAt(word, offset)]
    const under = map.get(key)
    if (under) under.push(kept)
    else map.set(key, [kept])
  }

  #leastCrowded(word: string): number {
    let best = 0
    let fewest = Number.POSITIVE_INFINITY
    for (let at = 0; at + 1 < word.length; at += 1) {
      const crowd = this.#byPair.get(pairAt(word, at))?.length ?? 0
      if (crowd < fewest) [best, fewest] = [at, crowd]
    }
    return best
  }

  /** The values of every word that stands in the text, each word once. */
  *in(text: string): Generator<readonly T[]> {
    const found = new Set<Kept<T>>()
    for (let at = 0; at < text.length; at += 1) {
      for (const kept of this.#keptAt(text, at)) {
        if (found.has(kept) || !text.startsWith(kept.word, at - kept.offset)) continue
        found.add(kept)
        yield kept.values
      }
    }
  }

  *#keptAt(text: string, at: number): Generator<Kept<T>> {
    const single = this.#byCharacter.get(text.charCodeAt(at))
    if (single) yield* single
    if (at + 1 === text.length) return
    const pair = this.#byPair.get(pairAt(text, at))
    if (pair) yield* pair
  }
}
