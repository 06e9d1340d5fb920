/** Codes of one-time login links. Only their hashes are kept; each works once. */
import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '@jianbao/runtime'
import { loginLinkMsMax, loginLinksMax } from '../limits.ts'

export interface LoginLinks {
  create(): string
  /** True for exactly one call with a code that was created here and has not expired. */
  redeem(code: string): boolean
}

export function openLoginLinks(clock: Clock): LoginLinks {
  const madeAt = new Map<string, number>()
  const hashOf = (code: string) => createHash('sha256').update(code).digest('base64url')
  return {
    create: () => {
      const code = randomBytes(24).toString('base64url')
      const [oldest] = madeAt.keys()
      if (madeAt.size >= loginLinksMax && oldest !== undefined) madeAt.delete(oldest)
      madeAt.set(hashOf(code), clock.now().getTime())
      return code
    },
    redeem: (code) => {
      const hash = hashOf(code)
      const made = madeAt.get(hash)
      madeAt.delete(hash)
      return made !== undefined && clock.now().getTime() - made < loginLinkMsMax
    },
  }
}
