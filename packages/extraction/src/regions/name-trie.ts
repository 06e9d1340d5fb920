/**
 * A trie in typed arrays that finds every name of a fixed list in a text, in time linear in the
 * text. A character that begins no name costs one table look-up.
 */
export interface NameTrie {
  /** Class of a UTF-16 code unit; 0 when no name has it. */
  readonly classOf: Uint16Array
  /** Node reached from the root by a class. */
  readonly first: Int32Array
  /** Open addressing: `keys[slot]` is node × classes + class, `next[slot]` the node reached. */
  readonly keys: Int32Array
  readonly next: Int32Array
  /** Leaves of a 32-bit hash the bits of a slot. */
  readonly shift: number
  readonly classes: number
  /** Name that ends at a node: its place in the list, or -1. */
  readonly nameAt: Int32Array
}

const loadFactor = 0.4

function slotOf(key: number, shift: number): number {
  return Math.imul(key, 0x9e3779b1) >>> shift
}

/** The trie of `names`; a name is reported as its place in this list. */
export function buildNameTrie(names: readonly string[]): NameTrie {
  const { classOf, classes } = classesOf(names)
  const characters = names.reduce((sum, name) => sum + name.length, 1)
  const slots = 2 ** Math.ceil(Math.log2(characters / loadFactor))
  const trie: NameTrie = {
    classOf,
    first: new Int32Array(classes),
    keys: new Int32Array(slots).fill(-1),
    shift: 32 - Math.log2(slots),
    next: new Int32Array(slots),
    classes,
    nameAt: new Int32Array(characters).fill(-1),
  }
  let nodes = 1
  for (let id = 0; id < names.length; id += 1) {
    const name = names[id] ?? ''
    let node = 0
    for (let at = 0; at < name.length; at += 1) {
      const unitClass = classOf[name.charCodeAt(at)] ?? 0
      let reached = step(trie, node, unitClass)
      if (reached === 0) {
        reached = nodes++
        link(trie, node, unitClass, reached)
      }
      node = reached
    }
    trie.nameAt[node] = id
  }
  return trie
}

/** Numbers the code units of the names from 1 on. */
function classesOf(names: readonly string[]): { classOf: Uint16Array; classes: number } {
  const classOf = new Uint16Array(65536)
  const units = names.join('')
  let classes = 1
  for (let at = 0; at < units.length; at += 1) {
    const unit = units.charCodeAt(at)
    if (classOf[unit] === 0) classOf[unit] = classes++
  }
  return { classOf, classes }
}

function link(trie: NameTrie, node: number, unitClass: number, reached: number): void {
  if (node === 0) {
    trie.first[unitClass] = reached
    return
  }
  const slots = trie.keys.length
  const key = node * trie.classes + unitClass
  let slot = slotOf(key, trie.shift)
  while (trie.keys[slot] !== -1) slot = (slot + 1) & (slots - 1)
  trie.keys[slot] = key
  trie.next[slot] = reached
}

function step(trie: NameTrie, node: number, unitClass: number): number {
  if (node === 0) return trie.first[unitClass] ?? 0
  const slots = trie.keys.length
  const key = node * trie.classes + unitClass
  for (let slot = slotOf(key, trie.shift); ; slot = (slot + 1) & (slots - 1)) {
    const found = trie.keys[slot]
    if (found === key) return trie.next[slot] ?? 0
    if (found === -1) return 0
  }
}

/** Calls `onName(id, start, end)` for every occurrence, by start and then by length. */
export function eachName(
  trie: NameTrie,
  text: string,
  onName: (id: number, start: number, end: number) => void,
): void {
  for (let start = 0; start < text.length; start += 1) {
    if (trie.first[trie.classOf[text.charCodeAt(start)] ?? 0] !== 0) {
      eachNameAt(trie, text, start, onName)
    }
  }
}

/** The names that begin at `start`, the shortest first. */
export function eachNameAt(
  trie: NameTrie,
  text: string,
  start: number,
  onName: (id: number, start: number, end: number) => void,
): void {
  let node = 0
  for (let at = start; at < text.length; at += 1) {
    const unitClass = trie.classOf[text.charCodeAt(at)] ?? 0
    node = unitClass === 0 ? 0 : step(trie, node, unitClass)
    if (node === 0) return
    const id = trie.nameAt[node] ?? -1
    if (id >= 0) onName(id, start, at + 1)
  }
}
