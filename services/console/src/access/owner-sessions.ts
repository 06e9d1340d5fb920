/**
 * Sessions of the one-time link and the console token, without a table: the cookie holds when it was made, a random part, and an HMAC over both
 * by a key derived from the console's token.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { Clock } from '@jianbao/runtime'
import { endedSessionsMax, sessionMsMax } from '../limits.ts'
import { isSameSecret } from './console-token.ts'

export interface OwnerSessions {
  /** A new session's cookie value. */
  begin(): string
  /** Until when the session lasts, or null when there is none: expired, ended, or not ours. */
  check(cookie: string | undefined): Date | null
  /** Logs out: the cookie is refused from now on. */
  end(cookie: string): void
}

const shape = /^(\d{1,15})\.([\w-]{22})\.([\w-]{43})$/

export function openOwnerSessions(secret: string, clock: Clock): OwnerSessions {
  const key = createHmac('sha256', secret).update('jianbao console session').digest()
  const macOf = (madeAt: string, random: string) =>
    createHmac('sha256', key).update(`${madeAt}.${random}`).digest('base64url')
  const ended = new Set<string>()

  return {
    begin: () => {
      const madeAt = String(clock.now().getTime())
      const random = randomBytes(16).toString('base64url')
      return `${madeAt}.${random}.${macOf(madeAt, random)}`
    },
    check: (cookie) => {
      const [, madeAt = '', random = '', mac = ''] = shape.exec(cookie ?? '') ?? []
      if (!madeAt || !isSameSecret(mac, macOf(madeAt, random)) || ended.has(random)) return null
      const expiresAt = new Date(Number(madeAt) + sessionMsMax)
      return clock.now() < expiresAt ? expiresAt : null
    },
    end: (cookie) => {
      const [, , random] = shape.exec(cookie) ?? []
      if (!random) return
      const [oldest] = ended
      if (ended.size >= endedSessionsMax && oldest !== undefined) ended.delete(oldest)
      ended.add(random)
    },
  }
}
