/**
 * Passwords as they are kept: scrypt (RFC 7914) with its parameters beside the hash, in the form of
 * PHC strings: `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`. Weaker parameters of old rows still verify.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { passwordHashesAtOnce } from '../limits.ts'

interface Parameters {
  readonly ln: number
  readonly r: number
  readonly p: number
}

/** 32 MB and about a third of a second: one of the settings that OWASP's password sheet holds equal. */
const current: Parameters = { ln: 15, r: 8, p: 3 }
const saltBytes = 16
const hashBytes = 32
const shape =
  /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const hash = await derive(password, salt, current)
  const { ln, r, p } = current
  return `$scrypt$ln=${ln},r=${r},p=${p}$${unpadded(salt)}$${unpadded(hash)}`
}

/**
 * Whether it is the password of this hash. Compared in constant time; without a hash (nobody has this
 * name) it takes as long and is false.
 */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [, ln, r, p, salt = '', hash = ''] = shape.exec(kept ?? '') ?? []
  if (kept === undefined) {
    await derive(password, randomBytes(saltBytes), current)
    return false
  }
  if (!hash) throw new Error('A kept password hash cannot be read.')
  const parameters = { ln: Number(ln), r: Number(r), p: Number(p) }
  const derived = await derive(password, Buffer.from(salt, 'base64'), parameters)
  return timingSafeEqual(derived, Buffer.from(hash, 'base64'))
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

/** Each takes 32 MB and a thread: more than some at once wait in turn. */
let running = 0
const waiting: (() => void)[] = []

async function derive(password: string, salt: Buffer, { ln, r, p }: Parameters): Promise<Buffer> {
  if (running >= passwordHashesAtOnce) await new Promise<void>((go) => waiting.push(go))
  else running += 1
  try {
    const N = 2 ** ln
    const maxmem = 256 * N * r
    return await new Promise((resolve, reject) => {
      // NFKC: the same characters by another keyboard are the same password (NIST SP 800-63B).
      scrypt(password.normalize('NFKC'), salt, hashBytes, { N, r, p, maxmem }, (error, hash) =>
        error ? reject(error) : resolve(hash),
      )
    })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
