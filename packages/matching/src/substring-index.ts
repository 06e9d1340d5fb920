/**
 * Which of many words stand in a text, in one pass over the text: its cost does not grow with the
 * number of words, as trying each of them would.
 *
 * A word is kept under one pair of neighbouring characters in it, the least crowded at the time; a
 * word of one character under itself. Every pair of the text is looked up, and where words are kept
 * under it each is compared in place.
 */
interface Kept {
  readonly word: string
  /** Where in the word its pair stands. */
  readonly offset: number
}

/** Two UTF-16 code units as one small integer. */
const pairAt = (text: string, at: number) => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)

export class SubstringIndex {
  readonly #words = new Set<string>()
  readonly #byPair = new Map<number, Kept[]>()
  readonly #characters = new Set<string>()

  /** @param word Not empty. */
  add(word: string): void {
    if (this.#words.has(word)) return
    this.#words.add(word)
    if (word.length === 1) {
      this.#characters.add(word)
      return
    }
    const offset = this.#leastCrowded(word)
    const pair = pairAt(word, offset)
    const under = this.#byPair.get(pair)
    if (under) under.push({ word, offset })
    else this.#byPair.set(pair, [{ word, offset }])
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

  /** The words that stand in the text. */
  wordsIn(text: string): Set<string> {
    const found = new Set<string>()
    for (const character of this.#characters) if (text.includes(character)) found.add(character)
    for (let at = 0; at + 1 < text.length; at += 1) {
      const under = this.#byPair.get(pairAt(text, at))
      if (!under) continue
      for (const { word, offset } of under) {
        if (text.startsWith(word, at - offset)) found.add(word)
      }
    }
    return found
  }
}
