/**
 * Finds all key words of all topics in one pass over a text.
 *
 * A trie walked from each position: nearly every position ends at the first table look-up, so a
 * pass costs one array read a character. At each place the longest key word wins and is stepped
 * over, so 人民法庭 does not also count as 法庭.
 */
export interface KeywordScan {
  /** Calls `onWord` with the number of each key word met, in text order. */
  readonly scan: (text: string, onWord: (word: number) => void) => void
}

const CODE_UNITS = 0x10000
const NO_WORD = -1

interface Trie {
  /** The node below the root for each code unit; 0 where no key word begins. */
  readonly first: Int32Array
  readonly children: Map<number, number>[]
  /** The number of the key word that ends at a node, or `NO_WORD`. */
  readonly wordAt: number[]
}

/** Builds the scanner for `words`; letters of the Latin alphabet match in either case, whole words only. */
export function createKeywordScan(words: readonly string[]): KeywordScan {
  const { first: root, children, wordAt } = buildTrie(words)

  /** The longest key word that starts at `start`, and where it ends. */
  const longestAt = (text: string, start: number, first: number) => {
    let node = first
    let at = start + 1
    let found = { word: NO_WORD, end: start + 1 }
    for (;;) {
      const word = wordAt[node] ?? NO_WORD
      if (word !== NO_WORD && isWhole(text, start, at)) found = { word, end: at }
      const next = children[node]?.get(fold(text.charCodeAt(at)))
      if (next === undefined) return found
      node = next
      at += 1
    }
  }

  return {
    scan(text, onWord) {
      let at = 0
      while (at < text.length) {
        const first = root[fold(text.charCodeAt(at))] ?? 0
        if (first === 0) {
          at += 1
          continue
        }
        const { word, end } = longestAt(text, at, first)
        if (word !== NO_WORD) onWord(word)
        at = end
      }
    },
  }
}

function buildTrie(words: readonly string[]): Trie {
  const trie: Trie = {
    first: new Int32Array(CODE_UNITS),
    children: [new Map()],
    wordAt: [NO_WORD],
  }
  words.forEach((word, index) => {
    let node = 0
    for (let at = 0; at < word.length; at += 1)
      node = childOf(trie, node, fold(word.charCodeAt(at)))
    if (node !== 0) trie.wordAt[node] = index
  })
  return trie
}

/** The node below `node` for `code`, made if absent. */
function childOf(trie: Trie, node: number, code: number): number {
  const known = node === 0 ? trie.first[code] : trie.children[node]?.get(code)
  if (known !== undefined && known !== 0) return known
  const made = trie.children.push(new Map()) - 1
  trie.wordAt.push(NO_WORD)
  if (node === 0) trie.first[code] = made
  else trie.children[node]?.set(code, made)
  return made
}

/** A–Z becomes a–z; everything else stays. */
function fold(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code
}

function isLatin(code: number): boolean {
  const folded = fold(code)
  return folded >= 97 && folded <= 122
}

/** "road" is not in "abroad": a Latin edge of a match may not touch another Latin letter. */
function isWhole(text: string, start: number, end: number): boolean {
  const opens = isLatin(text.charCodeAt(start)) && isLatin(text.charCodeAt(start - 1))
  const closes = isLatin(text.charCodeAt(end - 1)) && isLatin(text.charCodeAt(end))
  return !opens && !closes
}
