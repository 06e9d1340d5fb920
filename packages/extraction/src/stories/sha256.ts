/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, as 64 hexadecimal digits.
 *
 * Written out because this package is pure: `node:crypto` is closed to it and Web Crypto only
 * answers asynchronously. A short non-cryptographic hash would do until someone prints two texts that
 * collide on purpose; then two stories would become one for ever.
 */
export function sha256(text: string): string {
  const blocks = paddedBlocks(new TextEncoder().encode(text))
  const state = Uint32Array.from(initialState)
  const schedule = new Uint32Array(64)
  for (let offset = 0; offset < blocks.byteLength; offset += 64) {
    fillSchedule(schedule, blocks, offset)
    compress(state, schedule)
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

/** The message, a 1 bit, zeros, and its length in bits in the last eight bytes. */
function paddedBlocks(bytes: Uint8Array): DataView {
  const view = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64))
  new Uint8Array(view.buffer).set(bytes)
  view.setUint8(bytes.length, 0x80)
  view.setUint32(view.byteLength - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(view.byteLength - 4, bytes.length << 3)
  return view
}

const rotate = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits))

function fillSchedule(schedule: Uint32Array, blocks: DataView, offset: number): void {
  for (let t = 0; t < 16; t += 1) schedule[t] = blocks.getUint32(offset + t * 4)
  for (let t = 16; t < 64; t += 1) {
    const early = schedule[t - 15] ?? 0
    const late = schedule[t - 2] ?? 0
    const small = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const large = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    schedule[t] = (schedule[t - 16] ?? 0) + small + (schedule[t - 7] ?? 0) + large
  }
}

/** One round of 64 steps; letters as in the standard. */
function compress(state: Uint32Array, schedule: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let t = 0; t < 64; t += 1) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const choice = (e & f) ^ (~e & g)
    const step1 = (h + sum1 + choice + (roundConstants[t] ?? 0) + (schedule[t] ?? 0)) | 0
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    h = g
    g = f
    f = e
    e = (d + step1) | 0
    d = c
    c = b
    b = a
    a = (step1 + sum0 + majority) | 0
  }
  const added = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i += 1) state[i] = (state[i] ?? 0) + (added[i] ?? 0)
}

/** The first 32 bits of the fractional part of a positive number. */
const fraction32 = (value: number) => Math.floor((value - Math.floor(value)) * 2 ** 32) >>> 0

const primes = firstPrimes(64)
const initialState = primes.slice(0, 8).map((prime) => fraction32(Math.sqrt(prime)))
const roundConstants = Uint32Array.from(primes, (prime) => fraction32(Math.cbrt(prime)))

function firstPrimes(count: number): number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n += 1) {
    if (found.every((prime) => n % prime !== 0)) found.push(n)
  }
  return found
}
